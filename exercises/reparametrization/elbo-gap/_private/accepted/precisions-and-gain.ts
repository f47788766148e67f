import * as tf from '@tensorflow/tfjs';

const log2Pi = Math.log(2 * Math.PI);

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  const snr = tf.square(tf.div(a, s)); // the signal's variance divided by the noise's
  const spread = tf.mul(s, tf.sqrt(tf.add(snr, 1)));
  return tf.sub(tf.div(tf.square(tf.div(x, spread)), -2), tf.add(tf.log(spread), log2Pi / 2));
}

export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  const gain = tf.div(a, tf.add(tf.mul(a, a), tf.mul(s, s))); // the Kalman gain
  return { mean: tf.mul(gain, x), variance: tf.sub(1, tf.mul(gain, a)) };
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
