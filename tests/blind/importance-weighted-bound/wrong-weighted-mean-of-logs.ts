// WRONG: takes the self-normalised importance-sampling mean of the log weights, sum of w~ log w, instead of the log of the
// mean weight; it is 'importance-weighted' but can exceed log p(x).
import * as tf from '@tensorflow/tfjs';

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const normalised = tf.transpose(tf.softmax(tf.transpose(logWeights)));
  return tf.sum(normalised.mul(logWeights), 0) as tf.Tensor1D;
}
