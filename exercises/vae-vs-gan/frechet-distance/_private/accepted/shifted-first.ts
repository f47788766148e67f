import * as tf from '@tensorflow/tfjs';

interface Statistics {
  readonly mean: tf.Tensor1D;
  readonly covariance: tf.Tensor2D;
}
type Eigh = (symmetric: number[][]) => { values: number[]; vectors: number[][] };

/** The first example is subtracted first, so that moments minus squares are accurate. */
export function featureStatistics(x: tf.Tensor2D): Statistics {
  const n = x.shape[0];
  const first = tf.slice(x, [0, 0], [1, -1]);
  const shifted = tf.sub(x, first);
  const sum = tf.sum(shifted, 0, true); // [1, d]
  const squares = tf.matMul(shifted, shifted, true, false);
  const covariance = tf.div<tf.Tensor2D>(tf.sub(squares, tf.div(tf.matMul(sum, sum, true, false), n)), n - 1);
  return { mean: tf.reshape(tf.add(first, tf.div(sum, n)), [-1]), covariance };
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
  const root1 = matrixRoot(sigma1, eigh);
  const { values } = eigh(product(product(root1, sigma2), root1));
  const roots = values.map(root).sort((a, b) => a - b);
  const means = mean1.map((value, i) => value ** 2 - 2 * value * (mean2[i] ?? NaN) + (mean2[i] ?? NaN) ** 2);
  const terms = mean1.map((_, i) => (means[i] ?? NaN) - 2 * (roots[i] ?? NaN));
  return trace(sigma1) + trace(sigma2) + terms.reduce((sum, term) => sum + term, 0);
}
