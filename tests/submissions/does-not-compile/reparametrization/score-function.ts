import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const value = f(tf.add(mu, tf.mul(sigma, eps))); // [samples]
  const scoreMu = tf.div(eps, sigma);
  const scoreSigma = tf.div(tf.sub(tf.square(eps), 1), sigma);
  return { dMu: tf.mean(tf.mul(value, scoreMu)), dSigma: tf.mean(tf.mul(value, scoreSigma)) };
}
