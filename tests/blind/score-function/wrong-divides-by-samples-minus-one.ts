// Wrong, unusual: the sum over the samples is divided by samples − 1, as if it were a sample variance.
import type * as tf from '@tensorflow/tfjs';

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const z: tf.Tensor1D = mu.add(sigma.mul(eps));
  const values = f(z);
  const n = eps.shape[0];
  return {
    dMu: values
      .mul(eps)
      .div(sigma)
      .sum()
      .div(n - 1),
    dSigma: values
      .mul(eps.square().sub(1))
      .div(sigma)
      .sum()
      .div(n - 1),
  };
}
