// Wrong: f is differentiated by eps and not by z, so every slope has one factor sigma too many.
import * as tf from '@tensorflow/tfjs';

function slopes(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): tf.Tensor1D {
  return tf.grad((e: tf.Tensor) => f(tf.add(mu, tf.mul(sigma, e)) as tf.Tensor1D))(eps) as tf.Tensor1D;
}

function unbiasedVariance(t: tf.Tensor): tf.Scalar {
  return tf.div(tf.sum(tf.square(tf.sub(t, tf.mean(t)))), t.size - 1) as tf.Scalar;
}

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const s = slopes(f, mu, sigma, eps);
  return { dMu: tf.mean(s) as tf.Scalar, dSigma: tf.mean(tf.mul(s, eps)) as tf.Scalar };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const values = f(tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D);
  return {
    score: unbiasedVariance(tf.div(tf.mul(values, eps), sigma)),
    pathwise: unbiasedVariance(slopes(f, mu, sigma, eps)),
  };
}
