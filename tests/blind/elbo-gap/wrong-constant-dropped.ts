// Wrong: the evidence and the bound both leave out −½ log 2π, so they still differ by the gap but neither is a log-probability.
import * as tf from '@tensorflow/tfjs';

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  const variance = tf.add(tf.square(a), tf.square(s));
  return tf.mul(-0.5, tf.add(tf.log(variance), tf.div(tf.square(x), variance))) as tf.Tensor1D;
}

export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  const total = tf.add(tf.square(a), tf.square(s));
  return {
    mean: tf.div(tf.mul(a, x), total) as tf.Tensor1D,
    variance: tf.div(tf.square(s), total) as tf.Scalar,
  };
}

export function elbo(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const v = tf.exp(logVar);
  const s2 = tf.square(s);
  const misfit = tf.add(tf.square(tf.sub(x, tf.mul(a, mu))), tf.mul(tf.square(a), v));
  const likelihood = tf.mul(-0.5, tf.add(tf.log(s2), tf.div(misfit, s2)));
  const kl = tf.mul(0.5, tf.sub(tf.sub(tf.add(tf.square(mu), v), logVar), 1));
  return tf.sub(likelihood, kl) as tf.Tensor1D;
}

export function gap(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const { mean, variance } = posterior(x, a, s);
  const ratio = tf.div(tf.add(tf.exp(logVar), tf.square(tf.sub(mu, mean))), variance);
  return tf.mul(0.5, tf.sub(tf.add(ratio, tf.log(variance)), tf.add(logVar, 1))) as tf.Tensor1D;
}
