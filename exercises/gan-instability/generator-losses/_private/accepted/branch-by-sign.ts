import * as tf from '@tensorflow/tfjs';

/** log(1 + exp(l)), as l + log(1 + exp(−l)) if l is positive. */
function logOnePlusExp(l: tf.Tensor2D): tf.Tensor2D {
  const tail = tf.log1p(tf.exp(tf.neg(tf.abs(l))));
  return tf.where(tf.greater(l, 0), tf.add(l, tail), tail);
}

export function saturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.mul(-1, logOnePlusExp(fake)));
}

export function nonSaturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.mean(logOnePlusExp(tf.mul(-1, fake)));
}
