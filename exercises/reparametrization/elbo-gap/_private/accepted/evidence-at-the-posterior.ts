import * as tf from '@tensorflow/tfjs';

const log2Pi = Math.log(2 * Math.PI);

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  // If q is the posterior, the bound is tight.
  const { mean, variance } = posterior(x, a, s);
  return elbo(x, a, s, mean, tf.mul(tf.onesLike(x), tf.log(variance)));
}

export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  const total = tf.add(tf.square(a), tf.square(s));
  return { mean: tf.div(tf.mul(a, x), total), variance: tf.div(tf.square(s), total) };
}

export function elbo(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const noise = tf.square(s);
  const v = tf.exp(logVar);
  const errors = tf.add(tf.square(tf.sub(x, tf.mul(a, mu))), tf.mul(tf.square(a), v)); // E (x − a z)²
  const logLikelihood = tf.mul(-0.5, tf.add(tf.div(errors, noise), tf.add(tf.log(noise), log2Pi)));
  const kl = tf.mul(0.5, tf.sub(tf.add(tf.square(mu), v), tf.add(logVar, 1)));
  return tf.sub(logLikelihood, kl);
}

export function gap(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const { mean, variance } = posterior(x, a, s);
  const ratio = tf.sub(logVar, tf.log(variance)); // [batch], log of q's variance over the posterior's
  const distance = tf.div(tf.square(tf.sub(mu, mean)), variance);
  return tf.mul(0.5, tf.sub(tf.add(tf.exp(ratio), distance), tf.add(ratio, 1)));
}
