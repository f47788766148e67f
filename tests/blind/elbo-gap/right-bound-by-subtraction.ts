// Right: the bound is the evidence minus the gap, and the gap comes from the logarithm of the ratio of the two variances.
import * as tf from '@tensorflow/tfjs';

const LOG_2_PI = Math.log(2 * Math.PI);

export function logEvidence(x: tf.Tensor1D, a: tf.Scalar, s: tf.Scalar): tf.Tensor1D {
  const variance = tf.add(tf.square(a), tf.square(s));
  const penalty = tf.add(tf.div(tf.square(x), variance), tf.log(variance));
  return tf.mul(-0.5, tf.add(penalty, LOG_2_PI)) as tf.Tensor1D;
}

export function posterior(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
): { mean: tf.Tensor1D; variance: tf.Scalar } {
  const total = tf.add(tf.square(a), tf.square(s));
  const gain = tf.div(a, total);
  return { mean: tf.mul(gain, x) as tf.Tensor1D, variance: tf.div(tf.square(s), total) as tf.Scalar };
}

export function elbo(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  return tf.sub(logEvidence(x, a, s), gap(x, a, s, mu, logVar)) as tf.Tensor1D;
}

export function gap(
  x: tf.Tensor1D,
  a: tf.Scalar,
  s: tf.Scalar,
  mu: tf.Tensor1D,
  logVar: tf.Tensor1D,
): tf.Tensor1D {
  const s2 = tf.square(s);
  const total = tf.add(tf.square(a), s2);
  // (mu − a x / total)² / (s² / total), without the difference of two numbers that are nearly equal
  const pull = tf.add(tf.mul(a, tf.sub(tf.mul(a, mu), x)), tf.mul(s2, mu));
  const distance = tf.div(tf.square(pull), tf.mul(total, s2));
  const logRatio = tf.sub(logVar, tf.log(tf.div(s2, total)));
  return tf.mul(0.5, tf.add(distance, tf.sub(tf.expm1(logRatio), logRatio))) as tf.Tensor1D;
}
