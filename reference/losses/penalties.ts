/** What is added to a discriminator's loss to keep its slope in bounds. */
import * as tf from '#reference/tensor/tfjs.ts';

export type Critic = (x: tf.Tensor2D) => tf.Tensor2D; // [batch, features] to [batch, 1]

/** ∇D(x) of each example: [batch, features]. */
const slopeAt = (critic: Critic, x: tf.Tensor2D): tf.Tensor2D =>
  tf.grad((at) => tf.sum(critic(at as tf.Tensor2D)))(x) as tf.Tensor2D;

/** E‖∇D(x)‖² at real examples (Mescheder et al. 2018, eq. 9, without γ/2). */
export const r1 = (critic: Critic, real: tf.Tensor2D): tf.Scalar =>
  tf.mean(tf.sum(tf.square(slopeAt(critic, real)), 1));

/**
 * E(‖∇D(x̂)‖ − 1)² at x̂ = α x + (1 − α) G(z) (Gulrajani et al. 2017, eq. 3, without λ).
 *
 * @param alpha [batch, 1], uniform on 0..1
 */
export function gradientPenalty(
  critic: Critic,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
): tf.Scalar {
  const between: tf.Tensor2D = tf.add(fake, tf.mul(alpha, tf.sub(real, fake)));
  // The root has no slope at 0: a number that float32 does not see elsewhere keeps it finite.
  const norm = tf.sqrt(tf.add(tf.sum(tf.square(slopeAt(critic, between)), 1), 1e-12));
  return tf.mean(tf.square(tf.sub(norm, 1)));
}

/** Moves every entry into −c..c, in place (Arjovsky et al. 2017, algorithm 1). */
export function clipWeights(variables: readonly tf.Variable[], c: number): void {
  tf.tidy(() => {
    for (const variable of variables) variable.assign(tf.clipByValue(variable, -c, c));
  });
}
