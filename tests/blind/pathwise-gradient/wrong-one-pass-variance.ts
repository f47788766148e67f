// Wrong, unusual: the mean of the squares less the square of the mean, which cancels in float32 where the mean is large.
import * as tf from '@tensorflow/tfjs';

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const [dMu, dSigma] = tf.grads((m: tf.Tensor, s: tf.Tensor) => f(m.add(s.mul(eps))).mean())([mu, sigma]);
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const variance = (terms: tf.Tensor): tf.Scalar => {
    const n = terms.size;
    return terms
      .square()
      .mean()
      .sub(terms.mean().square())
      .mul(n / (n - 1));
  };
  const z: tf.Tensor1D = mu.add(sigma.mul(eps));
  const slope = tf.grad((at) => f(at as tf.Tensor1D).sum())(z);
  return { score: variance(f(z).mul(eps).div(sigma)), pathwise: variance(slope) };
}
