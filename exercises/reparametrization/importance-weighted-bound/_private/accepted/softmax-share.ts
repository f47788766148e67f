import * as tf from '@tensorflow/tfjs';

// The share of a sample is exp(l) / (k exp(bound)), so that bound = l − log(share) − log k, for any sample: here the mean.
export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const byExample: tf.Tensor2D = tf.transpose(logWeights); // [batch, k]
  const logShares = tf.logSoftmax(byExample);
  return tf.mean<tf.Tensor1D>(tf.sub(byExample, logShares), 1).sub(Math.log(byExample.shape[1]));
}
