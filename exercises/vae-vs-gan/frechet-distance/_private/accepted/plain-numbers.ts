import * as tf from '@tensorflow/tfjs';

interface Statistics {
  readonly mean: tf.Tensor1D;
  readonly covariance: tf.Tensor2D;
}
type Eigh = (symmetric: number[][]) => { values: number[]; vectors: number[][] };

/** A sum over examples for each pair of features, as tensors of tensors. */
export function featureStatistics(x: tf.Tensor2D): Statistics {
  const columns = tf.unstack(tf.transpose(x)) as tf.Tensor1D[];
  const means = columns.map((column) => tf.mean(column));
  const deviations = columns.map((column, i) => tf.sub(column, means[i] as tf.Tensor));
  const covariance = deviations.map((u) =>
    tf.stack(deviations.map((v) => tf.div(tf.sum(tf.mul(u, v)), x.shape[0] - 1))),
  );
  return { mean: tf.stack(means) as tf.Tensor1D, covariance: tf.stack(covariance) as tf.Tensor2D };
}

const root = (matrix: number[][], eigh: Eigh): number[][] => {
  const { values, vectors } = eigh(matrix);
  const n = matrix.length;
  const result = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let e = 0; e < n; e++)
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) {
        const row = result[i];
        const [vi = NaN, vj = NaN] = [vectors[e]?.[i], vectors[e]?.[j]];
        if (row) row[j] = (row[j] ?? 0) + Math.sqrt(Math.max(0, values[e] ?? NaN)) * vi * vj;
      }
  return result;
};

const times = (a: number[][], b: number[][]): number[][] =>
  a.map((row) => row.map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? NaN), 0)));

/** Both roots as matrices, exactly as in the formula. */
export async function frechetDistance(a: Statistics, b: Statistics, eigh: Eigh): Promise<number> {
  const [s1, s2, m1, m2] = await Promise.all([
    a.covariance.array(),
    b.covariance.array(),
    a.mean.array(),
    b.mean.array(),
  ]);
  const half = root(s1, eigh);
  const cross = root(times(half, times(s2, half)), eigh);
  let distance = 0;
  for (let i = 0; i < m1.length; i++) {
    const [step, own, other, both] = [
      (m1[i] ?? NaN) - (m2[i] ?? NaN),
      s1[i]?.[i] ?? NaN,
      s2[i]?.[i] ?? NaN,
      cross[i]?.[i] ?? NaN,
    ];
    distance += step * step + own + other - 2 * both;
  }
  return distance;
}
