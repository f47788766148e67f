// WRONG: the margin is clipped to ±30 "for stability": the loss of a clear loser stops growing and its gradient is 0.
import * as tf from '@tensorflow/tfjs';

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  const margin = tf.clipByValue(tf.sub(real, fake), -30, 30);
  return {
    discriminator: tf.mean(tf.softplus(tf.neg(margin))) as tf.Scalar,
    generator: tf.mean(tf.softplus(margin)) as tf.Scalar,
  };
}
