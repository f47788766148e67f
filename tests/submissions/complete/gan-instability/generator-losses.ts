import * as tf from '@tensorflow/tfjs';

export function saturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.mean(tf.softplus(fake))); // log(1 − D) = −softplus(l)
}

export function nonSaturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.softplus(tf.neg(fake))); // −log D = softplus(−l)
}
