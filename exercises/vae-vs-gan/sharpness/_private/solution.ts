import * as tf from '@tensorflow/tfjs';

export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  const kernel = tf.tensor4d([0, 1, 0, 1, -4, 1, 0, 1, 0], [3, 3, 1, 1]);
  const filtered = tf.conv2d(tf.expandDims<tf.Tensor4D>(images, 3), kernel, 1, 'valid'); // [n, h − 2, w − 2, 1]
  const laplacians = tf.reshape(filtered, [images.shape[0], -1]); // [n, positions]
  const deviations = tf.sub(laplacians, tf.mean(laplacians, 1, true));
  return tf.mean(tf.square(deviations), 1);
}
