// Wrong: the variance is the mean square of the terms, without taking their mean off first.
import * as tf from '@tensorflow/tfjs';

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const z = tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D;
  const slopes = tf.grad((p: tf.Tensor) => f(p as tf.Tensor1D))(z);
  return { dMu: tf.mean(slopes) as tf.Scalar, dSigma: tf.mean(tf.mul(slopes, eps)) as tf.Scalar };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const z = tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D;
  const spread = (t: tf.Tensor): tf.Scalar => tf.div(tf.sum(tf.square(t)), t.size - 1) as tf.Scalar;
  return {
    score: spread(tf.div(tf.mul(f(z), eps), sigma)),
    pathwise: spread(tf.grad((p: tf.Tensor) => f(p as tf.Tensor1D))(z)),
  };
}
