// Wrong: σ is rebuilt as exp(log σ) and the gradient is taken by log σ, so that dSigma is σ times too large.
import * as tf from '@tensorflow/tfjs';

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const loss = (m: tf.Tensor, logSigma: tf.Tensor): tf.Tensor => f(m.add(logSigma.exp().mul(eps))).mean();
  const [dMu, dSigma] = tf.grads(loss)([mu, sigma.log()]);
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const variance = (terms: tf.Tensor): tf.Scalar =>
    terms
      .sub(terms.mean())
      .square()
      .sum()
      .div(terms.size - 1);
  const z: tf.Tensor1D = mu.add(sigma.mul(eps));
  const slope = tf.grad((at) => f(at as tf.Tensor1D).sum())(z);
  return { score: variance(f(z).mul(eps).div(sigma)), pathwise: variance(slope) };
}
