// Wrong: the slope of f is not differentiated but approximated by a forward difference with a step of 0.01.
import * as tf from '@tensorflow/tfjs';

type Scalars = { dMu: tf.Scalar; dSigma: tf.Scalar };

function slope(f: (z: tf.Tensor1D) => tf.Tensor1D, z: tf.Tensor1D): tf.Tensor1D {
  const h = 0.01;
  return tf.div(tf.sub(f(tf.add(z, h) as tf.Tensor1D), f(z)), h) as tf.Tensor1D;
}

function unbiasedVariance(t: tf.Tensor): tf.Scalar {
  return tf.div(tf.sum(tf.square(tf.sub(t, tf.mean(t)))), t.size - 1) as tf.Scalar;
}

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): Scalars {
  const s = slope(f, tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D);
  return { dMu: tf.mean(s) as tf.Scalar, dSigma: tf.mean(tf.mul(s, eps)) as tf.Scalar };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const z = tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D;
  return {
    score: unbiasedVariance(tf.div(tf.mul(f(z), eps), sigma)),
    pathwise: unbiasedVariance(slope(f, z)),
  };
}
