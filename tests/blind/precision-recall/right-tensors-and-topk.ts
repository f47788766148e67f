// Right: all in tensors: squared distances summed feature by feature, infinity on the diagonal, and the radius from the k largest negative distances.
import * as tf from '@tensorflow/tfjs';

/** [n, m], from differences and not from dot products, so that equal distances stay equal. */
function squaredDistances(a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D {
  const columnsOfB = tf.unstack(b, 1);
  const squares = tf
    .unstack(a, 1)
    .map((column, f) => tf.squaredDifference(tf.expandDims(column, 1), tf.expandDims(columnsOfB[f]!, 0)));
  return tf.addN(squares) as tf.Tensor2D;
}

/** [n, 1] */
function squaredRadii(rows: tf.Tensor2D, k: number): tf.Tensor2D {
  const n = rows.shape[0];
  const own = tf.eye(n).cast('bool');
  const others = tf.where(own, tf.fill([n, n], Infinity), squaredDistances(rows, rows));
  const nearest = tf.topk(tf.neg(others), k, true).values; // [n, k], the nearest first
  return tf.neg(tf.slice(nearest, [0, k - 1], [n, 1])) as tf.Tensor2D;
}

/** [n, m]: whether the ball of row i of `centres` holds row j of `points`. */
function membership(centres: tf.Tensor2D, points: tf.Tensor2D, k: number): tf.Tensor2D {
  return tf.lessEqual(squaredDistances(centres, points), squaredRadii(centres, k)) as tf.Tensor2D;
}

function share(flags: tf.Tensor): number {
  const list = Array.from(flags.dataSync());
  return list.filter((flag) => flag !== 0).length / list.length;
}

export function precisionRecall(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): { precision: number; recall: number } {
  return tf.tidy(() => ({
    precision: share(tf.any(membership(real, fake, k), 0)),
    recall: share(tf.any(membership(fake, real, k), 0)),
  })) as unknown as { precision: number; recall: number };
}

export function densityCoverage(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): { density: number; coverage: number } {
  const result = { density: 0, coverage: 0 };
  tf.tidy(() => {
    const inside = membership(real, fake, k);
    const pairs = tf.sum(inside.cast('int32')).dataSync()[0]!;
    result.density = pairs / (k * fake.shape[0]);
    result.coverage = share(tf.any(inside, 1));
  });
  return result;
}
