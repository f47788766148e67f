import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const { variance } = tf.moments(features, 0);
  const statistic = variance.add(1e-8).sqrt().mean();
  return features.concat(statistic.reshape<tf.Tensor2D>([1, 1]).tile([features.shape[0], 1]), 1);
}
