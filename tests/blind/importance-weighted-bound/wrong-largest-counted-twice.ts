// Wrong: log1p is used as if the largest weight were not in the sum already, so the largest weight counts twice.
import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const k = logWeights.shape[0];
  const largest = tf.max(logWeights, 0, true);
  const rest = tf.sum(tf.exp(tf.sub(logWeights, largest)), 0);
  const total = tf.add(tf.reshape(largest, [-1]), tf.log1p(rest));
  return tf.sub(total, Math.log(k)) as tf.Tensor1D;
}
