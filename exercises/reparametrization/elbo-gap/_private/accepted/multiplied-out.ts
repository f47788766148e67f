import * as tf from '@tensorflow/tfjs';

const log2Pi = Math.log(2 * Math.PI);

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  const total = tf.add(tf.square(a), tf.square(s)); // the variance of x
  const fit = tf.div(tf.square(x), total); // [batch]
  return tf.mul(-0.5, tf.add(fit, tf.add(tf.log(total), log2Pi)));
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
  const variance = tf.exp(logVar);
  const secondMoment = tf.add(tf.square(mu), variance); // E z²
  const cross = tf.mul(tf.mul(2, a), tf.mul(x, mu));
  const errors = x.square().sub(cross).add(a.square().mul(secondMoment));
  const logJoint = tf.sub(tf.div(errors, tf.mul(-2, tf.square(s))), tf.div(secondMoment, 2));
  const entropy = tf.div(tf.add(logVar, 1 + log2Pi), 2);
  return logJoint.sub(s.log()).sub(log2Pi).add(entropy);
}

export function gap(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const precision = tf.add(1, tf.square(tf.div(a, s)));
  const mean = tf.div(tf.mul(a, x), tf.mul(precision, tf.square(s)));
  const moments = tf.mul(precision, tf.add(tf.exp(logVar), tf.square(tf.sub(mu, mean))));
  return moments.sub(precision.log()).sub(logVar).sub(1).div(2);
}
