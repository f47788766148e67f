// WRONG: the mean of the variances is taken before the root.
import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const { variance } = tf.moments(features, 0);
  const spread = variance.mean().add(1e-8).sqrt();
  return tf.concat([features, tf.ones([features.shape[0], 1]).mul(spread) as tf.Tensor2D], 1) as tf.Tensor2D;
}
