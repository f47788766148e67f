// WRONG: mean(x²) − mean(x)², which cancels in float32 for features far from 0.
import * as tf from '@tensorflow/tfjs';

export function appendDeviation(features: tf.Tensor2D): tf.Tensor2D {
  const variance = features.square().mean(0).sub(features.mean(0).square());
  const spread = tf.sqrt(tf.add(tf.relu(variance), 1e-8)).mean();
  return tf.concat([features, tf.ones([features.shape[0], 1]).mul(spread) as tf.Tensor2D], 1) as tf.Tensor2D;
}
