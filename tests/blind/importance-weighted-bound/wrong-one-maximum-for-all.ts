// WRONG: the log-sum-exp is shifted by the largest log weight of the whole batch instead of that of each example, so that an
// example more than about 100 nats below the best one underflows to log 0 = -Infinity (and NaN gradients).
import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const max = logWeights.max();
  return tf.log(tf.mean(tf.exp(logWeights.sub(max)), 0)).add<tf.Tensor1D>(max);
}
