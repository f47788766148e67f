import * as tf from '@tensorflow/tfjs';

/** All images as channels of one image. */
export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  const [n, height, width] = images.shape;
  const channels = tf.expandDims<tf.Tensor4D>(tf.transpose(images, [1, 2, 0]), 0); // [1, h, w, n]
  const column = tf.tensor([0, 1, 0, 1, -4, 1, 0, 1, 0], [3, 3, 1, 1]);
  const kernel = tf.tile<tf.Tensor4D>(column as tf.Tensor4D, [1, 1, n, 1]);
  const laplacians = tf.depthwiseConv2d(channels, kernel, 1, 'valid');
  const flat = tf.reshape(laplacians, [(height - 2) * (width - 2), n]);
  return tf.moments(flat, 0).variance as tf.Tensor1D;
}
