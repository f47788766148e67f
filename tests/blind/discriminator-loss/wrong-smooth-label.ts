// Wrong: real examples get the label 0.9, a one-sided smoothing that the exercise does not ask for.
import * as tf from '@tensorflow/tfjs';

export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  const label = 0.9;
  const onReal = tf.add(tf.mul(label, tf.softplus(tf.neg(real))), tf.mul(1 - label, tf.softplus(real)));
  return tf.add(tf.mean(onReal), tf.mean(tf.softplus(fake))) as tf.Scalar;
}
