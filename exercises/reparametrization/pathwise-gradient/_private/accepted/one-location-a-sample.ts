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
  // μ and σ are repeated for each sample: the gradient with respect to each copy is one sample's term.
  const means = tf.fill([eps.size], 1).mul(mu);
  const sigmas = tf.fill([eps.size], 1).mul(sigma);
  const [dMus, dSigmas] = tf.grads((m, s) => f(tf.add(m, tf.mul(s, eps))))([means, sigmas]);
  return { dMu: tf.mean(dMus as tf.Tensor), dSigma: tf.mean(dSigmas as tf.Tensor) };
}

export function estimatorVariances(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { score: tf.Scalar; pathwise: tf.Scalar } {
  const z: tf.Tensor1D = tf.add(mu, tf.mul(sigma, eps));
  const score = tf.div(tf.mul(f(z), tf.sub(z, mu)), tf.square(sigma));
  const both = tf.stack([score, slopes(f, z)]); // [2, samples]
  const offsets = tf.sub(both, tf.mean(both, 1, true));
  const [first, second] = tf.unstack(tf.div(tf.sum(tf.square(offsets), 1), eps.size - 1));
  return { score: first as tf.Scalar, pathwise: second as tf.Scalar };
}
