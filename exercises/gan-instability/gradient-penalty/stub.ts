import * as tf from '@tensorflow/tfjs';

/**
 * The gradient penalty of WGAN-GP: the mean over the batch of (‖∇D(x̂)‖₂ − target)², where D is the critic and each x̂ is
 * a point on the line between a real example and a generated one (Gulrajani et al. 2017, eq. 3, second term, without its
 * weight λ).
 *
 * The gradient is the one by the point x̂, and its norm is taken for each example by itself. The result is differentiated
 * by the critic's weights, so it must be connected to them. Where a norm is 0 its root has no slope: the
 * penalty of that example is target² there, and no gradient may become NaN. A number of at most 1e-8 may be added under
 * the root for it; what that changes, at most 2e-4 target, is allowed.
 *
 * @param critic points [batch, features] to scores [batch, 1]; each score depends on its own point only
 * @param real [batch, features]
 * @param fake [batch, features]
 * @param alpha [batch, 1], drawn for you from the uniform distribution on 0..1: how far x̂ lies along its line. It may
 *   weigh either end.
 * @param target the norm that the penalty pulls to; 1 unless given, and 0 is 0
 * @returns a scalar
 */
export function gradientPenalty(
  critic: (x: tf.Tensor2D) => tf.Tensor2D,
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  alpha: tf.Tensor2D,
  target?: number,
): tf.Scalar {
  throw new Error('not written yet');
}
