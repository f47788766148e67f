import * as tf from '@tensorflow/tfjs';

/** The variance is half the mean squared difference of two rows, over all n² pairs. */
export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const [n, columns] = features.shape;
  const differences = tf.sub(tf.reshape(features, [n, 1, columns]), tf.reshape(features, [1, n, columns]));
  const variances = tf.div(tf.sum(tf.square(differences), [0, 1]), 2 * n * n);
  const deviations = tf.pow(tf.add(variances, tf.scalar(1e-8)), 0.5);
  const statistic = tf.div(tf.sum(deviations), columns);
  return tf.concat([features, tf.add<tf.Tensor2D>(tf.zeros([n, 1]), statistic)], -1);
}
