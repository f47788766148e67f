// Wrong: takes the mean of the squares for the variance, as if the mean of the Laplacian were always 0.
import * as tf from '@tensorflow/tfjs';

export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  const [n, height, width] = images.shape;
  const kernel = tf.tensor4d([0, 1, 0, 1, -4, 1, 0, 1, 0], [3, 3, 1, 1]);
  const laplacian = tf.conv2d(tf.reshape(images, [n, height, width, 1]) as tf.Tensor4D, kernel, 1, 'valid');
  const positions = tf.reshape(laplacian, [n, -1]);
  return tf.mean(tf.square(positions), 1) as tf.Tensor1D;
}
