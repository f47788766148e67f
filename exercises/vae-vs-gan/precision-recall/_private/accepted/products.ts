import * as tf from '@tensorflow/tfjs';

type Numbers<Name extends string> = Record<Name, number>;

/** Squared distances as ‖a‖² + ‖b‖² − 2 a·b, and everything on tensors. */
const squares = (a: tf.Tensor2D, b: tf.Tensor2D): tf.Tensor2D => {
  const norms = (rows: tf.Tensor2D): tf.Tensor => tf.sum(tf.square(rows), 1);
  const products = tf.mul(2, tf.matMul(a, b, false, true));
  return tf.relu<tf.Tensor2D>(tf.sub(tf.add(tf.expandDims(norms(a), 1), norms(b)), products));
};

/**
 * [centers, points], 1 inside; the largest negated value is the smallest distance, and the first one is the row's own.
 */
function inside(centers: tf.Tensor2D, points: tf.Tensor2D, k: number): tf.Tensor2D {
  const own = squares(centers, centers);
  const others = tf.add(own, tf.mul(1e9, tf.eye(centers.shape[0])));
  const nearest = tf.neg(tf.topk(tf.neg(others), k).values); // [centers, k]
  const reach = tf.slice(nearest, [0, k - 1], [-1, 1]); // [centers, 1]
  return tf.cast<tf.Tensor2D>(tf.lessEqual(squares(centers, points), reach), 'float32');
}

const read = async (value: tf.Tensor): Promise<number> => (await value.data())[0] ?? NaN;

export async function precisionRecall(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): Promise<Numbers<'precision' | 'recall'>> {
  return {
    precision: await read(tf.mean(tf.max(inside(real, fake, k), 0))),
    recall: await read(tf.mean(tf.max(inside(fake, real, k), 0))),
  };
}

export async function densityCoverage(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
  k: number,
): Promise<Numbers<'density' | 'coverage'>> {
  const held = inside(real, fake, k);
  return {
    density: await read(tf.mean(tf.div(tf.sum(held, 0), k))),
    coverage: await read(tf.mean(tf.max(held, 1))),
  };
}
