import * as tf from '@tensorflow/tfjs';

/** Shifted images with the opposite sign; the mean square minus the squared mean. */
export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  const [n, height, width] = images.shape;
  const at = (y: number, x: number): tf.Tensor3D => tf.slice(images, [0, y, x], [n, height - 2, width - 2]);
  const neighbours = tf.addN([at(0, 1), at(2, 1), at(1, 0), at(1, 2)]);
  const laplacian = tf.reshape(tf.sub(tf.mul(4, at(1, 1)), neighbours), [n, -1]);
  return tf.sub(tf.mean(tf.square(laplacian), 1), tf.square(tf.mean(laplacian, 1)));
}
