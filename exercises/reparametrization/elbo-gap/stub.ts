import * as tf from '@tensorflow/tfjs';

/*
 * A model in which everything has a closed form. The latent is one number z ~ N(0, 1), and the observation is
 * x | z ~ N(a z, s²). For each x there is an approximate posterior q(z) = N(mu, exp(logVar)). Then
 *
 *     log p(x) = elbo + gap,   gap = KL(q(z) ‖ p(z | x))   (Kingma & Welling 2014, eq. 1)
 *
 * and each of the three has a closed form. Everything is in nats, with one value per example. `a` can be positive, negative
 * or 0. `s` is a standard deviation, above 0. `logVar` is the logarithm of a variance.
 */

/**
 * log p(x), with z integrated out. The marginal of x is also Gaussian (Bishop 2006, eq. 2.115).
 *
 * @param x [batch] the observations
 * @param a a scalar, the slope
 * @param s a scalar, the standard deviation of the noise
 * @returns [batch]
 */
export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  throw new Error('not written yet');
}

/**
 * The exact posterior p(z | x), a Gaussian (Bishop 2006, eq. 2.116).
 *
 * @returns its means [batch], and its variance, a scalar that is the same for every x
 */
export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  throw new Error('not written yet');
}

/**
 * The bound E[log p(x | z)] − KL(q(z) ‖ N(0, 1)), z ~ q, with the expectation computed exactly and not by sampling
 * (Kingma & Welling 2014, eq. 3).
 *
 * @param mu [batch] the means of q
 * @param logVar [batch] the logarithms of the variances of q
 * @returns [batch] with gradients to mu and logVar
 */
export function elbo(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  throw new Error('not written yet');
}

/**
 * KL(q(z) ‖ p(z | x)), from q to the exact posterior, which the bound leaves out. It is never negative, and it is 0 if q is
 * the posterior, up to float32 rounding.
 *
 * @param mu [batch] the means of q
 * @param logVar [batch] the logarithms of the variances of q
 * @returns [batch] with gradients to mu and logVar
 */
export function gap(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  throw new Error('not written yet');
}
