import * as tf from '@tensorflow/tfjs';

/** log(exp(a) + exp(b)). */
const logAdd = (a: tf.Tensor, b: tf.Tensor): tf.Tensor => tf.add(a, tf.softplus(tf.sub(b, a)));

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const samples = tf.unstack(logWeights);
  const logSum = samples.reduce(logAdd) as tf.Tensor1D; // [batch]
  return tf.sub(logSum, Math.log(samples.length));
}
