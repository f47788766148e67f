// Wrong: each value is reduced by the mean of the other samples' values, a baseline that the exercise does not want.
import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const n = eps.shape[0];
  const values = f(tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D);
  const others = tf.div(tf.sub(tf.sum(values), values), Math.max(n - 1, 1));
  const advantage = tf.sub(values, others);
  return {
    dMu: tf.mean(tf.mul(advantage, tf.div(eps, sigma))) as tf.Scalar,
    dSigma: tf.mean(tf.mul(advantage, tf.div(tf.sub(tf.square(eps), 1), sigma))) as tf.Scalar,
  };
}
