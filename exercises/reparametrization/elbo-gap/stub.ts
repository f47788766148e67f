import * as tf from '@tensorflow/tfjs';

/*
 * A model so simple that nothing in it has to be estimated: the latent is one number z ~ N(0, 1), and what is observed
 * is x | z ~ N(a z, s²). For each x there is an approximate posterior q(z) = N(mu, exp(logVar)). Then
 *
 *     log p(x) = elbo + gap,   gap = KL(q(z) ‖ p(z | x))   (Kingma & Welling 2014, eq. 1)
 *
 * and each of the three has a closed form. Everything is in nats, one value an example. `a` may have either sign or be
 * 0; `s` is a standard deviation, above 0; `logVar` is the logarithm of a variance.
 */

/**
 * log p(x), with z integrated out: x is a Gaussian as well (Bishop 2006, eq. 2.115).
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
 * @returns its means [batch], and its variance, a scalar, as it is the same for every x
 */
export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  throw new Error('not written yet');
}

/**
 * The bound E[log p(x | z)] − KL(q(z) ‖ N(0, 1)), z ~ q, its expectation computed exactly and not sampled
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
 * KL(q(z) ‖ p(z | x)), from q to the exact posterior: what the bound leaves out. Never negative, and 0 where q is the
 * posterior, up to the rounding of float32.
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
