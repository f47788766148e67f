// Unusual: one pullback of the weights 1/n gives dMu as its sum and dSigma as its dot product with eps; the variances
// come from moments with n / (n − 1).
import * as tf from '@tensorflow/tfjs';

type Elementwise = (z: tf.Tensor1D) => tf.Tensor1D;

const path = (mu: tf.Scalar, sigma: tf.Scalar, eps: tf.Tensor1D): tf.Tensor1D =>
  tf.addN([tf.fill([eps.size], 1).mul(mu), eps.mul(sigma)]);

const slopes = (f: Elementwise, z: tf.Tensor1D, weight: number): tf.Tensor1D =>
  tf.grad((at) => f(at as tf.Tensor1D))(z, tf.fill(z.shape, weight)) as tf.Tensor1D;

export function pathwiseGradient(
  f: Elementwise,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  return tf.tidy(() => {
    const pulled = slopes(f, path(mu, sigma, eps), 1 / eps.size);
    return { dMu: pulled.sum<tf.Scalar>(), dSigma: tf.dot(pulled, eps) as tf.Scalar };
  });
}

export function estimatorVariances(
  f: Elementwise,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const unbiased = (terms: tf.Tensor1D): tf.Scalar =>
    tf.moments(terms).variance.mul<tf.Scalar>(terms.size / (terms.size - 1));
  return tf.tidy(() => {
    const z = path(mu, sigma, eps);
    return {
      score: unbiased(f(z).mul(eps.div(sigma))),
      pathwise: unbiased(slopes(f, z, 1)),
    };
  });
}
