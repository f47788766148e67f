// WRONG: takes the mean of the log weights, and not the log of the mean weight: that is the ELBO estimated from k samples,
// which is no tighter than with one.
import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.mean(logWeights, 0) as tf.Tensor1D;
}
