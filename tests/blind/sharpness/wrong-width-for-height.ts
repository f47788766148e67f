// Wrong: exchanges height and width when the images are reshaped, which mixes the rows of images that are not square.
import * as tf from '@tensorflow/tfjs';

export function laplacianVariance(images: tf.Tensor3D): tf.Tensor1D {
  const [n, width, height] = images.shape;
  const kernel = tf.tensor4d([0, 1, 0, 1, -4, 1, 0, 1, 0], [3, 3, 1, 1]);
  const laplacian = tf.conv2d(tf.reshape(images, [n, height, width, 1]) as tf.Tensor4D, kernel, 1, 'valid');
  const positions = tf.reshape(laplacian, [n, -1]);
  const deviations = tf.sub(positions, tf.mean(positions, 1, true));
  return tf.mean(tf.square(deviations), 1) as tf.Tensor1D;
}
