// Wrong: the saturating loss is the mean of log D, the complement 1 − D is lost; minimising it makes the fakes look less real.
import * as tf from '@tensorflow/tfjs';

export function saturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.neg(tf.softplus(tf.neg(fake)))) as tf.Scalar;
}

export function nonSaturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.mean(tf.neg(tf.softplus(tf.neg(fake))))) as tf.Scalar;
}
