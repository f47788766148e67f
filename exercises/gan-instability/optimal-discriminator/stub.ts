import * as tf from '@tensorflow/tfjs';

// Two distributions on the same n points: p, the data's probabilities, and q, the generator's. Each sums to 1. An entry
// can be 0, or as small as 1e-30, and no result may be NaN or infinite. Logarithms are natural.

/**
 * The optimal discriminator for a fixed generator: the probability of "real" at each point (Goodfellow et al. 2014,
 * proposition 1). It is arbitrary at points where neither p nor q has mass. Return ½ there.
 *
 * @param p [n]
 * @param q [n]
 * @returns [n]
 */
export function optimalDiscriminator(p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D {
  throw new Error('not written yet');
}

/**
 * The value of the game with that discriminator: the mean of log D* over the data plus the mean of log(1 − D*) over the
 * generator's examples (Goodfellow et al. 2014, theorem 1). Points without mass contribute nothing: 0 log 0 = 0.
 *
 * @returns a scalar, at least −log 4
 */
export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  throw new Error('not written yet');
}

/**
 * The Jensen–Shannon divergence: the mean of KL(p ‖ m) and KL(q ‖ m), where m = (p + q) / 2. It is the divergence, not its
 * square root.
 *
 * @returns a scalar between 0 and log 2
 */
export function jensenShannon(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  throw new Error('not written yet');
}

/**
 * The Wasserstein distance W₁ between the two distributions on a line: the minimal sum of mass times distance that turns one
 * into the other. In one dimension it is the area between the two cumulative distributions (Villani 2003, theorem 2.18).
 *
 * @param points [n], the positions of the n points, ascending
 * @returns a scalar
 */
export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  throw new Error('not written yet');
}
