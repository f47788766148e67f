// Wrong: both sums are divided by the number of real examples, although the two batches can differ in size.
import * as tf from '@tensorflow/tfjs';

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const batch = real.shape[0];
  const total = tf.add(tf.sum(tf.softplus(tf.neg(real))), tf.sum(tf.softplus(fake)));
  return tf.div(total, batch) as tf.Scalar;
}
