import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const z: tf.Tensor1D = tf.add(mu, sigma.mul(eps));
  const offset = z.sub(mu); // z − μ, recovered from z
  const scoreMu = offset.div(sigma.square());
  const scoreSigma = offset.square().div(sigma.pow(3)).sub(sigma.reciprocal());
  const value = f(z);
  return { dMu: tf.mean(value.mul(scoreMu)), dSigma: tf.mean(value.mul(scoreSigma)) };
}
