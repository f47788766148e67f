import * as tf from '@tensorflow/tfjs';

/** f′ at each sample: f is elementwise, so the gradient of the sum keeps the samples apart. */
const slopes = (f: (z: tf.Tensor1D) => tf.Tensor1D, z: tf.Tensor1D): tf.Tensor =>
  tf.grad((x) => tf.sum(f(x as tf.Tensor1D)))(z);

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const estimate = (m: tf.Tensor, s: tf.Tensor): tf.Scalar => tf.mean(f(tf.add(m, tf.mul(s, eps))));
  const [dMu, dSigma] = tf.grads(estimate)([mu, sigma]);
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const z: tf.Tensor1D = tf.add(mu, tf.mul(sigma, eps));
  return {
    score: tf.moments(tf.div(tf.mul(f(z), eps), sigma)).variance as tf.Scalar,
    pathwise: tf.moments(slopes(f, z)).variance as tf.Scalar,
  };
}
