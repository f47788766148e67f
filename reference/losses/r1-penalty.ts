import * as tf from '#reference/tensor/tfjs.ts';

import { squaredInputGradient, type Critic } from './input-gradient.ts';

/** γ/2 · mean ‖∇D(x)‖² on real examples, D the logit (Mescheder et al. 2018, eq. 9): shape []. */
export const r1Penalty = ({
  discriminator,
  real,
  gamma,
}: {
  discriminator: Critic;
  real: tf.Tensor; // [batch, ...]
  gamma: number;
}): tf.Scalar => tf.mul(gamma / 2, tf.mean(squaredInputGradient(discriminator, real)));
