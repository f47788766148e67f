import * as tf from '#reference/tensor/tfjs.ts';

/**
 * Features [n, F] with one more column, [n, F + 1]: the mean over features of √(variance over the batch + 1e-8) (Karras
 * et al. 2018, section 3, and their code).
 */
export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const { variance } = tf.moments(features, 0);
  const statistic = tf.mean(tf.sqrt(tf.add(variance, 1e-8)));
  return tf.concat([features, tf.mul<tf.Tensor2D>(tf.ones([features.shape[0], 1]), statistic)], 1);
}
