// WRONG: tf.moments without an axis takes all entries together.
import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const { variance } = tf.moments(features);
  const spread = tf.sqrt(tf.add(variance, 1e-8));
  const column = tf.ones([features.shape[0], 1]).mul(spread) as tf.Tensor2D;
  return tf.concat([features, column], 1) as tf.Tensor2D;
}
