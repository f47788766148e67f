import * as tf from '@tensorflow/tfjs';

/**
 * Estimates the gradient of E[f(z)], z ~ N(mu, sigma²), with respect to mu and sigma with the score function: the mean over
 * the samples of f(z) ∂ log N(z; mu, sigma²), without a baseline (REINFORCE, Williams 1992; Mohamed et al. 2020, eq. 13).
 * It is the gradient itself, without a minus sign: if f is a loss, descend it. f can be a black box, which has values but
 * no gradient.
 *
 * @param f elementwise, from [samples] to [samples]
 * @param mu a scalar
 * @param sigma a scalar above 0: the standard deviation, not the variance
 * @param eps [samples] noise, already drawn from N(0, 1): sample i is z = mu + sigma eps[i]
 * @returns dMu and dSigma as scalars, each a mean over the samples
 */
export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  throw new Error('not written yet');
}
