// Right: softplus is written out as log1p(exp t) below zero and t + log1p(exp −t) above, each branch guarded against the other's arguments.
import * as tf from '@tensorflow/tfjs';

function softplus(t: tf.Tensor): tf.Tensor {
  const below = tf.log1p(tf.exp(tf.minimum(t, 0)));
  const above = tf.add(t, tf.log1p(tf.exp(tf.neg(tf.maximum(t, 0)))));
  return tf.where(tf.greaterEqual(t, 0), above, below);
}

export function saturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.mean(softplus(fake))) as tf.Scalar;
}

export function nonSaturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.mean(softplus(tf.neg(fake))) as tf.Scalar;
}
