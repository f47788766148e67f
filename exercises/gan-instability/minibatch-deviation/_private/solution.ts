import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const n = features.shape[0];
  const offsets = tf.sub(features, tf.mean(features, 0)); // [n, F]
  const variances = tf.mean(tf.square(offsets), 0); // [F]
  const statistic = tf.mean(tf.sqrt(tf.add(variances, 1e-8)));
  const column: tf.Tensor2D = tf.mul(tf.ones([n, 1]), statistic);
  return tf.concat([features, column], 1);
}
