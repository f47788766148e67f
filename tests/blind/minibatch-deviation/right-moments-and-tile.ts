// Right: tf.moments divides by n; the number is tiled to a column.
import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const { variance } = tf.moments(features, 0, true); // [1, F]
  const spread = tf.sqrt(variance.add(1e-8)).mean(1, true) as tf.Tensor2D; // [1, 1]
  return tf.concat([features, tf.tile(spread, [features.shape[0], 1])], 1) as tf.Tensor2D;
}
