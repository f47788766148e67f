// Wrong, unusual: the product of the means of f and of the score, where the mean of their product is asked.
import type * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const z: tf.Tensor1D = mu.add(sigma.mul(eps));
  const value = f(z).mean();
  const scoreMu = eps.div(sigma);
  const scoreSigma = eps.square().sub(1).div(sigma);
  return { dMu: value.mul(scoreMu.mean()), dSigma: value.mul(scoreSigma.mean()) };
}
