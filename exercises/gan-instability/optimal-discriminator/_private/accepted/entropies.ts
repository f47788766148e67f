import * as tf from '@tensorflow/tfjs';

/** Σ a log a. */
const negativeEntropy = (a: tf.Tensor): tf.Scalar =>
  tf.sum(tf.mul(a, tf.log(tf.add(a, tf.cast(tf.equal(a, 0), 'float32')))));

export function optimalDiscriminator(p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D {
  const known = tf.greater(tf.add(p, q), 0);
  return tf.where(known, tf.divNoNan(p, tf.add(p, q)), tf.onesLike(p).mul(0.5));
}

/** Entropy of the mixture minus the mean entropy. */
export function jensenShannon(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const own = tf.mul(0.5, tf.add(negativeEntropy(p), negativeEntropy(q)));
  return tf.sub(own, negativeEntropy(tf.mul(0.5, tf.add(p, q))));
}

export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  return tf.sub(tf.add(negativeEntropy(p), negativeEntropy(q)), negativeEntropy(tf.add(p, q)));
}

/** From the right: the mass beyond each point. */
export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const beyond = (a: tf.Tensor1D): tf.Tensor1D => tf.cumsum(a, 0, true, true);
  const differences = tf.abs(tf.sub(beyond(p), beyond(q)));
  const next = tf.concat([tf.slice(points, 1), tf.slice(points, points.size - 1)]);
  return tf.sum(tf.mul(differences, tf.sub(next, points)));
}
