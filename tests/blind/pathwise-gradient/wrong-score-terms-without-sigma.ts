// Wrong: the score-function terms whose variance is measured are f(z) eps, without the division by sigma.
import * as tf from '@tensorflow/tfjs';

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const loss = (m: tf.Tensor, s: tf.Tensor): tf.Tensor =>
    tf.mean(f(tf.add(m, tf.mul(s, eps)) as tf.Tensor1D));
  const [dMu, dSigma] = tf.grads(loss)([mu, sigma]);
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const n = eps.shape[0];
  const z = tf.add(mu, tf.mul(sigma, eps)) as tf.Tensor1D;
  const variance = (t: tf.Tensor): tf.Scalar => tf.mul(tf.moments(t).variance, n / (n - 1)) as tf.Scalar;
  const slopes = tf.grad((p: tf.Tensor) => f(p as tf.Tensor1D))(z);
  return { score: variance(tf.mul(f(z), eps)), pathwise: variance(slopes) };
}
