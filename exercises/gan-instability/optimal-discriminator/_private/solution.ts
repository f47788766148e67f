import * as tf from '@tensorflow/tfjs';

export function optimalDiscriminator(p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D {
  const mass = tf.add(p, q);
  const empty = tf.equal(mass, 0);
  const share: tf.Tensor1D = tf.div(p, tf.where(empty, 1, mass));
  return tf.where(empty, 0.5, share);
}

/** Σ a log(a / b), where 0 log 0 = 0. */
function divergence(a: tf.Tensor1D, b: tf.Tensor1D): tf.Scalar {
  const empty = tf.equal(a, 0);
  const ratio = tf.div(tf.where(empty, 1, a), tf.where(empty, 1, b));
  return tf.sum(tf.mul(a, tf.log(ratio)));
}

export function jensenShannon(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const mixture: tf.Tensor1D = tf.div(tf.add(p, q), 2);
  return tf.div(tf.add(divergence(p, mixture), divergence(q, mixture)), 2);
}

export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  return tf.sub(tf.mul(2, jensenShannon(p, q)), Math.log(4));
}

export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const gaps = points.shape[0] - 1;
  const width = tf.sub(tf.slice(points, 1, gaps), tf.slice(points, 0, gaps));
  const height = tf.slice(tf.abs(tf.cumsum(tf.sub(p, q))), 0, gaps);
  return tf.sum(tf.mul(width, height));
}
