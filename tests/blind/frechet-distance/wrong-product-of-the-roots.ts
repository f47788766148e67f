// Wrong: uses tr(Σ₁^½ Σ₂^½), which is the same only for covariances with the same eigenvectors.
import * as tf from '@tensorflow/tfjs';

export interface Statistics {
  readonly mean: tf.Tensor1D;
  readonly covariance: tf.Tensor2D;
}

export type Eigh = (symmetric: number[][]) => { values: number[]; vectors: number[][] };

export function featureStatistics(x: tf.Tensor2D): Statistics {
  const n = x.shape[0];
  const mean = tf.mean(x, 0) as tf.Tensor1D;
  const centred = tf.sub(x, mean) as tf.Tensor2D;
  const covariance = tf.div(tf.matMul(centred, centred, true, false), n - 1) as tf.Tensor2D;
  return { mean, covariance };
}

function product(a: number[][], b: number[][]): number[][] {
  return a.map((row) => b[0]!.map((_, j) => row.reduce((sum, value, k) => sum + value * b[k]![j]!, 0)));
}

function squareRoot(matrix: number[][], eigh: Eigh): number[][] {
  const { values, vectors } = eigh(matrix);
  return matrix.map((row, i) =>
    row.map((_, j) =>
      values.reduce(
        (sum, value, k) => sum + Math.sqrt(Math.max(value, 0)) * vectors[k]![i]! * vectors[k]![j]!,
        0,
      ),
    ),
  );
}

function trace(matrix: number[][]): number {
  return matrix.reduce((sum, row, i) => sum + row[i]!, 0);
}

export async function frechetDistance(a: Statistics, b: Statistics, eigh: Eigh): Promise<number> {
  const [meanA, meanB] = [await a.mean.array(), await b.mean.array()];
  const [covA, covB] = [await a.covariance.array(), await b.covariance.array()];
  const means = meanA.reduce((sum, value, i) => sum + (value - meanB[i]!) ** 2, 0);
  const rootA = squareRoot(covA, eigh);
  const rootB = squareRoot(covB, eigh);
  const rootTrace = trace(product(rootA, rootB));
  return means + trace(covA) + trace(covB) - 2 * rootTrace;
}
