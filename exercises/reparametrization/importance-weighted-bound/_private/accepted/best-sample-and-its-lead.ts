import * as tf from '@tensorflow/tfjs';

// The bound is below the best sample by log k − log Σ exp(l − best).
export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const [k, batch] = logWeights.shape;
  const isBest = tf.cast(tf.equal(logWeights, tf.max(logWeights, 0, true)), 'float32'); // [k, batch]
  const best = tf.div(tf.sum(tf.mul(logWeights, isBest), 0), tf.sum(isBest, 0)); // [batch]
  const lead = tf.log(tf.sum(tf.exp(tf.sub(logWeights, tf.reshape(best, [1, batch]))), 0));
  return tf.add(tf.sub(lead, Math.log(k)), best);
}
