import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const weights = tf.div(f(tf.add(mu, tf.mul(sigma, eps))), tf.mul(sigma, eps.size));
  const dMu = tf.dot(weights, eps);
  const dSigma = tf.sub(tf.dot(weights, tf.square(eps)), tf.sum(weights));
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}
