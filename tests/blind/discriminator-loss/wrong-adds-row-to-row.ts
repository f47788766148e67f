// Wrong: real and generated examples are added row by row before the mean, which needs two batches of one size.
import * as tf from '@tensorflow/tfjs';

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const perRow = tf.add(tf.softplus(tf.neg(real)), tf.softplus(fake));
  return tf.mean(perRow) as tf.Scalar;
}
