import * as tf from '@tensorflow/tfjs';

/** log(p / q) is the optimal logit; a point without mass has weight 0. */
function logits(p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D {
  const floor = 1e-37;
  const atLeast = (a: tf.Tensor1D): tf.Tensor1D => tf.maximum(a, floor);
  return tf.sub(tf.log(atLeast(p)), tf.log(atLeast(q)));
}

export const optimalDiscriminator = (p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D => {
  const found: tf.Tensor1D = tf.div(p, tf.maximum(tf.add(p, q), 1e-37));
  return tf.where(tf.logicalOr(tf.greater(p, 0), tf.greater(q, 0)), found, tf.fill(p.shape, 0.5));
};

export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const l = logits(p, q);
  return tf.neg(tf.add(tf.sum(tf.mul(p, tf.softplus(tf.neg(l)))), tf.sum(tf.mul(q, tf.softplus(l)))));
}

export const jensenShannon = (p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar =>
  tf.add(Math.log(2), tf.mul(0.5, gameValue(p, q)));

/** Moves the surplus from point to point. */
export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const [x, surplus] = [tf.unstack(points), tf.unstack(tf.sub(p, q))];
  let [carried, work] = [tf.scalar(0), tf.scalar(0)];
  for (let i = 0; i + 1 < x.length; i++) {
    carried = tf.add(carried, surplus[i] as tf.Scalar);
    work = tf.add(work, tf.mul(tf.abs(carried), tf.sub(x[i + 1] as tf.Scalar, x[i] as tf.Scalar)));
  }
  return work;
}
