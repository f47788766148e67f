// Wrong: the score of mu is taken as eps / sigma², because z − mu is replaced by eps and not by sigma eps.
import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const values = f(tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D);
  const variance = tf.square(sigma);
  return {
    dMu: tf.mean(tf.div(tf.mul(values, eps), variance)) as tf.Scalar,
    dSigma: tf.mean(tf.div(tf.mul(values, tf.sub(tf.square(eps), 1)), sigma)) as tf.Scalar,
  };
}
