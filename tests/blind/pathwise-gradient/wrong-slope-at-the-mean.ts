// Wrong, unusual: f is differentiated at mu alone and that slope is used for every sample (a linearisation).
import * as tf from '@tensorflow/tfjs';

type Elementwise = (z: tf.Tensor1D) => tf.Tensor1D;

const slopes = (f: Elementwise, at: tf.Tensor1D): tf.Tensor1D =>
  tf.grad((z) => f(z as tf.Tensor1D).sum())(at) as tf.Tensor1D;

export function pathwiseGradient(
  f: Elementwise,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const slope = slopes(f, tf.onesLike(eps).mul(mu));
  return { dMu: slope.mean(), dSigma: slope.mul(eps).mean() };
}

export function estimatorVariances(
  f: Elementwise,
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
  return { score: variance(f(z).mul(eps).div(sigma)), pathwise: variance(slopes(f, z)) };
}
