// Wrong: f is evaluated at the noise eps and not at the sample z = mu + sigma eps.
import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const values = f(eps);
  const dMu = tf.mean(tf.mul(values, tf.div(eps, sigma))) as tf.Scalar;
  const dSigma = tf.mean(tf.mul(values, tf.div(tf.sub(tf.square(eps), 1), sigma))) as tf.Scalar;
  return { dMu, dSigma };
}
