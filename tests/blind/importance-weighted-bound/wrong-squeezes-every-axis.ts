// Wrong: the kept sample axis is removed with squeeze() without an axis, so that a batch of one example loses its batch axis too.
import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const k = logWeights.shape[0];
  const total = tf.logSumExp(logWeights, 0, true);
  return tf.sub(tf.squeeze(total), Math.log(k)) as tf.Tensor1D;
}
