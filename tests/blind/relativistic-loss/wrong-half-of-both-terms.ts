// WRONG: both orders of each pair are counted and halved, so that both players have the same loss.
import * as tf from '@tensorflow/tfjs';

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const margin = tf.sub(real, fake);
  const both = tf.add(tf.softplus(margin), tf.softplus(tf.neg(margin)));
  const loss = tf.mean(both).div(2) as tf.Scalar;
  return { discriminator: loss, generator: loss };
}
