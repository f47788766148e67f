// Wrong: the score of sigma is computed from z² and not from (z − mu)².
import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const z = tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D;
  const values = f(z);
  const scoreMu = tf.div(tf.sub(z, mu), tf.square(sigma));
  const scoreSigma = tf.sub(tf.div(tf.square(z), tf.pow(sigma, 3)), tf.div(1, sigma));
  return {
    dMu: tf.mean(tf.mul(values, scoreMu)) as tf.Scalar,
    dSigma: tf.mean(tf.mul(values, scoreSigma)) as tf.Scalar,
  };
}
