// Unusual: the means are Einstein sums over the samples; no gradient is needed for that.
import * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const values = f(mu.add(sigma.mul(eps)));
  const total = sigma.mul<tf.Scalar>(eps.size);
  const against = (score: tf.Tensor1D): tf.Scalar => tf.einsum('i,i->', values, score).div(total);
  return { dMu: against(eps), dSigma: against(eps.square().sub(1)) };
}
