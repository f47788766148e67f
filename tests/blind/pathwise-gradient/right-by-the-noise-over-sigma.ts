// Right: f is differentiated by the noise and the result is divided by sigma; the variances come from a centred matrix product.
import * as tf from '@tensorflow/tfjs';

function slopesAt(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): tf.Tensor1D {
  const byNoise = tf.grad((e: tf.Tensor) => tf.sum(f(tf.add(mu, tf.mul(sigma, e)) as tf.Tensor1D)));
  return tf.div(byNoise(eps), sigma) as tf.Tensor1D;
}

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const slopes = slopesAt(f, mu, sigma, eps);
  return { dMu: tf.mean(slopes) as tf.Scalar, dSigma: tf.mean(tf.mul(eps, slopes)) as tf.Scalar };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const n = eps.shape[0];
  const values = f(tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D);
  const terms = tf.stack([tf.mul(values, tf.div(eps, sigma)), slopesAt(f, mu, sigma, eps)]) as tf.Tensor2D;
  const centred = tf.sub(terms, tf.mean(terms, 1, true)) as tf.Tensor2D;
  const covariance = tf.div(tf.matMul(centred, centred, false, true), n - 1).arraySync() as number[][];
  return { score: tf.scalar(covariance[0]![0]!), pathwise: tf.scalar(covariance[1]![1]!) };
}
