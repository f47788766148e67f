// Right: multiplies each image from the left and from the right by matrices with 1, −2, 1 on three diagonals.
import * as tf from '@tensorflow/tfjs';

/** [size − 2, size]: row i takes the second difference around position i + 1. */
function secondDifference(size: number): tf.Tensor2D {
  const rows = Array.from({ length: size - 2 }, (_, i) =>
    Array.from({ length: size }, (__, j) => [1, -2, 1][j - i] ?? 0),
  );
  return tf.tensor2d(rows, [size - 2, size]);
}

/** [size − 2, size]: leaves out the first and the last position. */
function interior(size: number): tf.Tensor2D {
  return tf.slice(tf.eye(size), [1, 0], [size - 2, size]) as tf.Tensor2D;
}

function laplacian(image: tf.Tensor2D): tf.Tensor2D {
  const [height, width] = image.shape;
  // Less its first pixel, which changes no difference and keeps the numbers small.
  const shifted = tf.sub(image, tf.slice(image, [0, 0], [1, 1])) as tf.Tensor2D;
  const down = tf.matMul(tf.matMul(secondDifference(height), shifted), interior(width), false, true);
  const across = tf.matMul(tf.matMul(interior(height), shifted), secondDifference(width), false, true);
  return tf.add(down, across);
}

export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  const variances = (tf.unstack(images, 0) as tf.Tensor2D[]).map((image) => {
    const curvature = laplacian(image);
    return tf.mean(tf.square(tf.sub(curvature, tf.mean(curvature))));
  });
  return tf.stack(variances) as tf.Tensor1D;
}
