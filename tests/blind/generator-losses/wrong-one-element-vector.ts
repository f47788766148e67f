// Wrong: the mean is taken over axis 0 only, so that the result has the shape [1] and is not a scalar.
import * as tf from '@tensorflow/tfjs';

export function saturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.neg(tf.mean(tf.softplus(fake), 0)) as tf.Scalar;
}

export function nonSaturatingLoss(fake: tf.Tensor2D): tf.Scalar {
  return tf.mean(tf.softplus(tf.neg(fake)), 0) as tf.Scalar;
}
