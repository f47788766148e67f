import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const k = logWeights.shape[0];
  return tf.sub(tf.logSumExp(logWeights, 0), Math.log(k)); // [batch]
}
