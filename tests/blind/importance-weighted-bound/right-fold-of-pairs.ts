// Right: the samples are folded one after the other with log(exp a + exp b) of pairs, written as the larger one plus a softplus.
import * as tf from '@tensorflow/tfjs';

function logAddExp(a: tf.Tensor, b: tf.Tensor): tf.Tensor {
  const ofA = tf.add(a, tf.softplus(tf.sub(b, a)));
  const ofB = tf.add(b, tf.softplus(tf.sub(a, b)));
  return tf.where(tf.greaterEqual(a, b), ofA, ofB);
}

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const [k, batch] = logWeights.shape;
  const sample = (i: number): tf.Tensor => tf.reshape(tf.slice(logWeights, [i, 0], [1, batch]), [batch]);
  let total = sample(0);
  for (let i = 1; i < k; i++) total = logAddExp(total, sample(i));
  return tf.sub(total, Math.log(k)) as tf.Tensor1D;
}
