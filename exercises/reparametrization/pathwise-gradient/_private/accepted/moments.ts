import * as tf from '@tensorflow/tfjs';

/** f′ at each sample: f is elementwise, so the gradient of the sum keeps the samples apart. */
const slopes = (f: (z: tf.Tensor1D) => tf.Tensor1D, z: tf.Tensor1D): tf.Tensor =>
  tf.grad((x) => tf.sum(f(x as tf.Tensor1D)))(z);

/** tf.moments divides by n. */
const unbiased = (terms: tf.Tensor): tf.Scalar =>
  tf.mul(tf.moments(terms).variance, terms.size / (terms.size - 1));

export function pathwiseGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const { grads } = tf.valueAndGrads((m: tf.Tensor, s: tf.Tensor) => {
    const terms = f(tf.add(m, tf.mul(s, eps)));
    return tf.div(tf.sum(terms), eps.size);
  })([mu, sigma]);
  const [dMu, dSigma] = grads;
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const z: tf.Tensor1D = tf.add(mu, tf.mul(sigma, eps));
  return { score: unbiased(tf.mul(f(z), tf.div(eps, sigma))), pathwise: unbiased(slopes(f, z)) };
}
