import * as tf from '@tensorflow/tfjs';

/**
 * Estimates the gradient of E[f(z)], z ~ N(mu, sigma²), with respect to mu and sigma along the path z = mu + sigma eps: the
 * mean over the samples of the gradient of f(z) (Kingma & Welling 2014, §2.4; Mohamed et al. 2020, §5). It is the gradient
 * itself, without a minus sign.
 *
 * @param f differentiable and elementwise, from [samples] to [samples], made of tf operations
 * @param mu a scalar
 * @param sigma a scalar above 0: the standard deviation, not the variance
 * @param eps [samples] noise, already drawn from N(0, 1): sample i is z = mu + sigma eps[i]
 * @returns dMu and dSigma as scalars, each a mean over the samples
 */
export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  throw new Error('not written yet');
}

/**
 * The variance of single-sample estimates: the unbiased variance (around the mean, divided by samples − 1) of the samples'
 * terms for dMu. It is not the variance of their mean.
 *
 * @param f as above
 * @param mu a scalar
 * @param sigma a scalar above 0
 * @param eps [samples] at least two
 * @returns scalars: score for the terms f(z) eps / sigma, and pathwise for the terms f′(z)
 */
export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  throw new Error('not written yet');
}
