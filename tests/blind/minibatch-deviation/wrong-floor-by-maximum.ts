// WRONG: the deviation is floored with tf.maximum(…, 1e-4): the root of 0 still has an infinite slope, so 0 · ∞ = NaN.
import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const { variance } = tf.moments(features, 0);
  const spread = tf.maximum(tf.sqrt(variance), 1e-4).mean();
  return tf.concat([features, tf.ones([features.shape[0], 1]).mul(spread) as tf.Tensor2D], 1) as tf.Tensor2D;
}
