// Right: the game is symmetric, so one function called with the sides exchanged; softplus by hand, without overflow.
import * as tf from '@tensorflow/tfjs';

function beaten(winner: tf.Tensor2D, loser: tf.Tensor2D): tf.Scalar {
  const gap = tf.sub(loser, winner);
  const cost = tf.maximum(gap, 0).add(tf.log1p(tf.exp(tf.neg(tf.abs(gap)))));
  return cost.sum().div(winner.shape[0]) as tf.Scalar;
}

export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  return { discriminator: beaten(real, fake), generator: beaten(fake, real) };
}
