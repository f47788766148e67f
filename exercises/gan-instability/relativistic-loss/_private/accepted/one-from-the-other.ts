import * as tf from '@tensorflow/tfjs';

/** softplus(t) − softplus(−t) = t, so that the two losses differ by the mean difference of the logits. */
export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const lag = tf.sub(fake, real);
  const discriminator: tf.Scalar = tf.mean(tf.add(tf.relu(lag), tf.log1p(tf.exp(tf.neg(tf.abs(lag))))));
  return { discriminator, generator: tf.sub(discriminator, tf.mean(lag)) };
}
