import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const largest = tf.max(logWeights, 0, true); // [1, batch]
  const mean = tf.mean(tf.exp(tf.sub(logWeights, largest)), 0); // [batch]
  return tf.add(tf.log(mean), tf.squeeze(largest, [0]));
}
