// Wrong: dSigma is the gradient by log σ, because the network would have a log σ head; 1/σ is missing.
import type * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const values = f(eps.mul<tf.Tensor1D>(sigma).add(mu));
  const dMu = values.mul(eps.div(sigma)).mean<tf.Scalar>();
  const dSigma = values.mul(eps.square().sub(1)).mean<tf.Scalar>();
  return { dMu, dSigma };
}
