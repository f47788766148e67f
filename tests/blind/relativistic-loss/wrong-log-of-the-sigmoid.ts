// WRONG: tf.log(tf.sigmoid(margin)) is −∞ as soon as the sigmoid is 0 in float32.
import * as tf from '@tensorflow/tfjs';

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const p = tf.sigmoid(tf.sub(real, fake));
  const q = tf.sigmoid(tf.sub(fake, real));
  return {
    discriminator: tf.mean(tf.log(p)).neg() as tf.Scalar,
    generator: tf.mean(tf.log(q)).neg() as tf.Scalar,
  };
}
