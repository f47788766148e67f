// Right: the bound is the expected log of the joint density plus the entropy of q, and the posterior is found by its precision.
import * as tf from '@tensorflow/tfjs';

/** The logarithm of the density of N(0, variance) where the expected square is `square`. */
function expectedLogNormal(square: tf.Tensor, variance: tf.Tensor): tf.Tensor {
  return tf.neg(tf.div(tf.add(tf.log(tf.mul(variance, 2 * Math.PI)), tf.div(square, variance)), 2));
}

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  return expectedLogNormal(tf.square(x), tf.add(tf.mul(a, a), tf.mul(s, s))) as tf.Tensor1D;
}

export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  const slope = tf.div(a, s);
  const variance = tf.reciprocal(tf.add(1, tf.square(slope))) as tf.Scalar;
  return { mean: tf.mul(tf.div(x, s), tf.mul(slope, variance)) as tf.Tensor1D, variance };
}

export function elbo(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const v = tf.exp(logVar);
  const misfit = tf.add(tf.square(tf.sub(x, tf.mul(a, mu))), tf.mul(tf.square(a), v));
  const likelihood = expectedLogNormal(misfit, tf.square(s));
  const prior = expectedLogNormal(tf.add(tf.square(mu), v), tf.scalar(1));
  const entropy = tf.mul(0.5, tf.add(logVar, 1 + Math.log(2 * Math.PI)));
  return tf.addN([likelihood, prior, entropy]) as tf.Tensor1D;
}

export function gap(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const { variance } = posterior(x, a, s);
  // (mu − mean) / variance = mu + a (a mu − x) / s²
  const pull = tf.add(mu, tf.mul(tf.div(a, s), tf.div(tf.sub(tf.mul(a, mu), x), s)));
  const standardised = tf.mul(pull, tf.sqrt(variance));
  const logRatio = tf.sub(logVar, tf.log(variance));
  const spread = tf.sub(tf.expm1(logRatio), logRatio);
  return tf.div(tf.add(tf.square(standardised), spread), 2) as tf.Tensor1D;
}
