import * as tf from '@tensorflow/tfjs';

/** Means as products with a matrix of 1/n, of rows less the first one, which changes no spread. */
export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const n = features.shape[0];
  const first = tf.slice(features, 0, 1); // [1, F]
  const moved: tf.Tensor2D = tf.sub(features, first);
  const average: tf.Tensor2D = tf.fill([n, n], 1 / n);
  const offsets = tf.sub(moved, tf.matMul(average, moved));
  const squares: tf.Tensor2D = tf.matMul(tf.fill([1, n], 1 / n), tf.mul(offsets, offsets)); // [1, F]
  const statistic = tf.mean(tf.sqrt(tf.add(squares, 1e-8)), 1, true); // [1, 1]
  return tf.concat([features, tf.matMul(tf.ones([n, 1]), statistic)], 1);
}
