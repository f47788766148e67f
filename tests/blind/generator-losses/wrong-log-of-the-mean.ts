// Wrong: the non-saturating loss is minus the logarithm of the mean probability, and not the mean of the logarithms.
import * as tf from '@tensorflow/tfjs';

export function saturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.neg(tf.softplus(fake))) as tf.Scalar;
}

export function nonSaturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  const logMean = tf.sub(tf.logSumExp(tf.neg(tf.softplus(tf.neg(fake)))), Math.log(fake.size));
  return tf.neg(logMean) as tf.Scalar;
}
