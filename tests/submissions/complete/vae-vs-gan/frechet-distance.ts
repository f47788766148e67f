import * as tf from '@tensorflow/tfjs';

interface Statistics {
  readonly mean: tf.Tensor1D;
  readonly covariance: tf.Tensor2D;
}
type Eigh = (symmetric: number[][]) => { values: number[]; vectors: number[][] };

export function featureStatistics(x: tf.Tensor2D): Statistics {
  const mean = tf.mean<tf.Tensor1D>(x, 0); // [d]
  const centred = tf.sub(x, mean); // [n, d]
  const covariance = tf.div<tf.Tensor2D>(tf.matMul(centred, centred, true, false), x.shape[0] - 1);
  return { mean, covariance };
}

const product = (a: number[][], b: number[][]): number[][] =>
  a.map((row) =>
    (b[0] ?? []).map((_, j) => row.reduce((sum, value, k) => sum + value * (b[k]?.[j] ?? NaN), 0)),
  );
const trace = (a: number[][]): number => a.reduce((sum, row, i) => sum + (row[i] ?? NaN), 0);
const root = (value: number): number => Math.sqrt(Math.max(0, value));

/** Σ √λ v vᵀ over the eigenvalues and their vectors. */
function matrixRoot(symmetric: number[][], eigh: Eigh): number[][] {
  const { values, vectors } = eigh(symmetric);
  const scaled = vectors.map((vector, e) => vector.map((entry) => entry * root(values[e] ?? NaN)));
  const transposed = symmetric.map((_, i) => vectors.map((vector) => vector[i] ?? NaN));
  return product(transposed, scaled);
}

export async function frechetDistance(a: Statistics, b: Statistics, eigh: Eigh): Promise<number> {
  const [mean1, mean2] = await Promise.all([a.mean.array(), b.mean.array()]);
  const [sigma1, sigma2] = await Promise.all([a.covariance.array(), b.covariance.array()]);
  const between = mean1.reduce((sum, value, i) => sum + (value - (mean2[i] ?? NaN)) ** 2, 0);
  const root1 = matrixRoot(sigma1, eigh);
  const { values } = eigh(product(product(root1, sigma2), root1));
  const cross = values.reduce((sum, value) => sum + root(value), 0);
  return between + trace(sigma1) + trace(sigma2) - 2 * cross;
}
