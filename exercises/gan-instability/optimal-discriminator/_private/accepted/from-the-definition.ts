import * as tf from '@tensorflow/tfjs';

const tiny = 1e-37;
/** Both are 0 where there is no mass; replacing 0 by a number far below every mass does not change the result. */
const share = (a: tf.Tensor1D, b: tf.Tensor1D): tf.Tensor1D =>
  tf.div(tf.maximum(a, tiny), tf.add(tf.maximum(a, tiny), tf.maximum(b, tiny)));

export const optimalDiscriminator = (p: tf.Tensor1D, q: tf.Tensor1D): tf.Tensor1D => share(p, q);

export function gameValue(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const [real, fake] = [tf.log(share(p, q)), tf.log(share(q, p))];
  return tf.add(tf.dot(p, real), tf.dot(q, fake)).asScalar();
}

export function jensenShannon(p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  return tf.div(tf.add(gameValue(p, q), 2 * Math.LN2), 2);
}

/** A matrix of ones below the diagonal computes cumulative sums. */
export function wasserstein(points: tf.Tensor1D, p: tf.Tensor1D, q: tf.Tensor1D): tf.Scalar {
  const n = points.shape[0];
  const lower = tf.linalg.bandPart(tf.ones<tf.Rank.R2>([n, n]), -1, 0);
  const area = tf.abs(tf.sub(tf.dot(lower, p), tf.dot(lower, q)));
  const [right, left] = [points.slice(1), points.slice(0, n - 1)];
  return right
    .sub(left)
    .mul(area.slice(0, n - 1) as tf.Tensor1D)
    .sum();
}
