import * as tf from '@tensorflow/tfjs';

const floor = 1e-37;
const safeLog = (a: tf.Tensor1D): tf.Tensor1D => tf.log(tf.maximum(a, floor));

/** The sigmoid of the optimal logit. */
export function optimalDiscriminator(p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D {
  return tf.sigmoid(tf.sub(safeLog(p), safeLog(q)));
}

const kl = (a: tf.Tensor1D, b: tf.Tensor1D): tf.Scalar => tf.sum(tf.mul(a, tf.sub(safeLog(a), safeLog(b))));

export function jensenShannon(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const m: tf.Tensor1D = tf.mul(tf.add(p, q), 0.5);
  return tf.mul(tf.add(kl(p, m), kl(q, m)), 0.5);
}

export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const both: tf.Tensor1D = tf.add(p, q);
  return tf.add(kl(p, both), kl(q, both));
}

/** max over 1-Lipschitz f: its slope over each gap is the sign of the mass that has to be moved across. */
export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const n = points.size;
  const slope = tf.sign(tf.slice(tf.cumsum(tf.sub(q, p)), 0, n - 1));
  const gaps = tf.sub(tf.slice(points, 1), tf.slice(points, 0, n - 1));
  const f = tf.concat([tf.zeros([1]), tf.cumsum(tf.mul(slope, gaps))]);
  return tf.sum(tf.mul(f, tf.sub(p, q)));
}
