// WRONG: log k is the logarithm of the number of examples (shape[1]) instead of the number of samples (shape[0]): every
// bound is off by log(batch / k), with right gradients.
import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.logSumExp(logWeights, 0).sub(Math.log(logWeights.shape[1])) as tf.Tensor1D;
}
