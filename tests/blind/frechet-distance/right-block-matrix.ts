// Right: Welford's update row by row in float64, and half the sum of the absolute eigenvalues of [[0, M], [Mᵀ, 0]] for the trace of the root.
import * as tf from '@tensorflow/tfjs';

export interface Statistics {
  readonly mean: tf.Tensor1D;
  readonly covariance: tf.Tensor2D;
}

export type Eigh = (symmetric: number[][]) => { values: number[]; vectors: number[][] };

export function featureStatistics(x: tf.Tensor2D): Statistics {
  const [n, d] = x.shape;
  const values = x.dataSync();
  const mean = new Float64Array(d);
  const products = new Float64Array(d * d);
  const before = new Float64Array(d);
  for (let row = 0; row < n; row++) {
    for (let i = 0; i < d; i++) {
      before[i] = values[row * d + i]! - mean[i]!;
      mean[i]! += before[i]! / (row + 1);
    }
    // (x − old mean) (x − new mean)ᵀ = (x − old mean)(x − old mean)ᵀ · row / (row + 1)
    const share = row / (row + 1);
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++) products[i * d + j]! += share * before[i]! * before[j]!;
    }
  }
  return {
    mean: tf.tensor1d(Float32Array.from(mean)),
    covariance: tf.tensor2d(
      Float32Array.from(products, (sum) => sum / (n - 1)),
      [d, d],
    ),
  };
}

/** The columns √λ v, so that the matrix is the sum of their outer products. */
function factor(covariance: number[][], eigh: Eigh): number[][] {
  const { values, vectors } = eigh(covariance);
  return vectors.map((vector, i) => vector.map((entry) => Math.sqrt(Math.max(0, values[i]!)) * entry));
}

const inner = (p: number[], q: number[]) => p.reduce((sum, value, i) => sum + value * q[i]!, 0);

export async function frechetDistance(a: Statistics, b: Statistics, eigh: Eigh): Promise<number> {
  const [meanA, meanB, covA, covB] = await Promise.all([
    a.mean.array(),
    b.mean.array(),
    a.covariance.array(),
    b.covariance.array(),
  ]);
  const d = meanA.length;
  const factorA = factor(covA, eigh);
  const factorB = factor(covB, eigh);
  // With Σ₁ = F Fᵀ and Σ₂ = G Gᵀ, the trace of the root is the sum of the singular values of M = Fᵀ G.
  const m = factorA.map((f) => factorB.map((g) => inner(f, g)));
  const block: number[][] = [];
  for (let i = 0; i < d; i++) block.push([...new Array<number>(d).fill(0), ...m[i]!]);
  for (let j = 0; j < d; j++) block.push([...m.map((row) => row[j]!), ...new Array<number>(d).fill(0)]);
  const nuclear = eigh(block).values.reduce((sum, value) => sum + Math.abs(value), 0) / 2;
  let distance = -2 * nuclear;
  for (let i = 0; i < d; i++) distance += (meanA[i]! - meanB[i]!) ** 2 + covA[i]![i]! + covB[i]![i]!;
  return distance;
}
