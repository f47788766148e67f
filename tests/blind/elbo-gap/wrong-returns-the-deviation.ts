// Wrong: the posterior variance is returned as a standard deviation, while the bound and the gap use the right variance.
import * as tf from '@tensorflow/tfjs';

const HALF_LOG_2_PI = 0.5 * Math.log(2 * Math.PI);

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  const variance = tf.add(tf.square(a), tf.square(s));
  const quadratic = tf.mul(-0.5, tf.add(tf.log(variance), tf.div(tf.square(x), variance)));
  return tf.sub(quadratic, HALF_LOG_2_PI) as tf.Tensor1D;
}

export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  const a2 = tf.square(a);
  const total = tf.add(a2, tf.square(s));
  const gain = tf.div(a, total);
  return {
    mean: tf.mul(gain, x) as tf.Tensor1D,
    variance: tf.sqrt(tf.div(tf.square(s), total)) as tf.Scalar,
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
  const likelihood = tf.sub(tf.mul(-0.5, tf.add(tf.log(s2), tf.div(misfit, s2))), HALF_LOG_2_PI);
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
  const { mean, variance: deviation } = posterior(x, a, s);
  const variance = tf.square(deviation);
  const ratio = tf.div(tf.add(tf.exp(logVar), tf.square(tf.sub(mu, mean))), variance);
  return tf.mul(0.5, tf.sub(tf.add(ratio, tf.log(variance)), tf.add(logVar, 1))) as tf.Tensor1D;
}
