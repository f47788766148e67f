import * as tf from '@tensorflow/tfjs';

/**
 * The gradient penalty of WGAN-GP: the mean over the batch of (‖∇D(x̂)‖₂ − target)², where D is the critic and each x̂ is
 * a point on the line between a real and a generated example (Gulrajani et al. 2017, eq. 3, second term, without the
 * weight λ).
 *
 * The gradient is taken with respect to the point x̂, and its norm is computed for each example separately. The result is
 * differentiated with respect to the critic's weights, so it must depend on them through tf operations. The root is not
 * differentiable if a norm is 0. The penalty of that example is target², and no gradient may be NaN. You may add at most
 * 1e-8 under the root. The resulting change of at most 2e-4 target is allowed.
 *
 * @param critic maps points [batch, features] to scores [batch, 1]; each score depends on its own point only
 * @param real [batch, features]
 * @param fake [batch, features]
 * @param alpha [batch, 1], already drawn from the uniform distribution on 0..1: how far x̂ lies along its line. It may be
 *   the weight of either end.
 * @param target the norm that the penalty pulls towards, 1 by default; a target of 0 is valid
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
