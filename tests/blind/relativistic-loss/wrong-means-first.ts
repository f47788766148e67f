// WRONG: the softplus of the difference of the two mean logits, instead of the mean of the softplus.
import * as tf from '@tensorflow/tfjs';

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const margin = tf.mean(real).sub(tf.mean(fake));
  return {
    discriminator: tf.softplus(tf.neg(margin)) as tf.Scalar,
    generator: tf.softplus(margin) as tf.Scalar,
  };
}
