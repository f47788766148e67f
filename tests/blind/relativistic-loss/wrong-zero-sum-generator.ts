// WRONG: the generator gets minus the discriminator's loss, as in the minimax game.
import * as tf from '@tensorflow/tfjs';

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const discriminator = tf.mean(tf.softplus(tf.sub(fake, real))) as tf.Scalar;
  return { discriminator, generator: tf.neg(discriminator) };
}
