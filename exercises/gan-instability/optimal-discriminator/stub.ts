import * as tf from '@tensorflow/tfjs';

// Two distributions on the same n points: p, the data's probabilities, and q, the generator's. Each sums to 1; an entry
// may be 0, or as small as 1e-30, and no result may become NaN or infinite. Logarithms are natural.

/**
 * The discriminator that is best against a fixed generator: the probability it gives to "real" at each point (Goodfellow
 * et al. 2014, proposition 1). Where neither p nor q has any mass it may say anything; return ½ there.
 *
 * @param p [n]
 * @param q [n]
 * @returns [n]
 */
export function optimalDiscriminator(p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D {
  throw new Error('not written yet');
}

/**
 * The value of the game with that discriminator: the mean of log D* over the data plus that of log(1 − D*) over the
 * generator's examples (Goodfellow et al. 2014, theorem 1). What has no mass counts nothing: 0 log 0 = 0.
 *
 * @returns a scalar, at least −log 4
 */
export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  throw new Error('not written yet');
}

/**
 * The Jensen–Shannon divergence: the mean of KL(p ‖ m) and KL(q ‖ m), where m is the mixture of p and q, half of each. A
 * divergence, not its square root.
 *
 * @returns a scalar between 0 and log 2
 */
export function jensenShannon(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  throw new Error('not written yet');
}

/**
 * The Wasserstein distance W₁ of the two distributions on a line: the least mass times distance that turns one into the
 * other. In one dimension it is the area between the two cumulative distributions (Villani 2003, theorem 2.18).
 *
 * @param points [n], ascending: where the n points lie
 * @returns a scalar
 */
export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  throw new Error('not written yet');
}
