import * as tf from '#reference/tensor/tfjs.ts';

import { squaredInputGradient, type Critic } from './input-gradient.ts';

export interface PenaltyInputs {
  readonly critic: Critic;
  readonly real: tf.Tensor; // [batch, ...]
  readonly fake: tf.Tensor; // [batch, ...]
  /** The weight of real, a separate number for each example. */
  readonly alpha: tf.Tensor; // [batch, 1], or as many axes as real has
  readonly target?: number;
}

/** Keeps the argument of the square root away from 0, where the slope is infinite. */
const underRoot = 1e-12;

/**
 * mean (‖∇f(x̂)‖ − target)² at x̂ = alpha real + (1 − alpha) fake, without the weight λ (Gulrajani et al. 2017, eq. 3):
 * shape [].
 */
export function gradientPenalty({ critic, real, fake, alpha, target = 1 }: PenaltyInputs): tf.Scalar {
  const between = tf.add(tf.mul(alpha, real), tf.mul(tf.sub(1, alpha), fake)); // [batch, ...]
  const norms = tf.sqrt(tf.add(squaredInputGradient(critic, between), underRoot)); // [batch]
  return tf.mean(tf.square(tf.sub(norms, target)));
}
