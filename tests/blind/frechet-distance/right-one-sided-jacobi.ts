// Right: centres the features with a matrix after a first shift, and finds the singular values of Σ₁^½ Σ₂^½ by one-sided Jacobi rotations.
import * as tf from '@tensorflow/tfjs';

export interface Statistics {
  readonly mean: tf.Tensor1D;
  readonly covariance: tf.Tensor2D;
}

export type Eigh = (symmetric: number[][]) => { values: number[]; vectors: number[][] };

export function featureStatistics(x: tf.Tensor2D): Statistics {
  const n = x.shape[0];
  // Shifted by the first row, so that nothing large is left to be multiplied.
  const first = tf.slice(x, 0, 1);
  const shifted = tf.sub(x, first) as tf.Tensor2D;
  const centring = tf.sub(tf.eye(n), tf.fill([n, n], 1 / n)) as tf.Tensor2D;
  const centred = tf.matMul(centring, shifted);
  const mean = tf.add(tf.reshape(first, [-1]), tf.mean(shifted, 0)) as tf.Tensor1D;
  const covariance = tf.div(tf.matMul(tf.transpose(centred), centred), n - 1) as tf.Tensor2D;
  return { mean, covariance };
}

function root(matrix: number[][], eigh: Eigh): number[][] {
  const { values, vectors } = eigh(matrix);
  const result = matrix.map((row) => row.map(() => 0));
  values.forEach((value, k) => {
    if (value <= 0) return;
    const scale = Math.sqrt(value);
    const vector = vectors[k]!;
    for (let i = 0; i < vector.length; i++) {
      for (let j = 0; j < vector.length; j++) result[i]![j]! += scale * vector[i]! * vector[j]!;
    }
  });
  return result;
}

/** The sum of the singular values: rotates pairs of rows until all are orthogonal, and adds their lengths. */
function nuclearNorm(matrix: number[][]): number {
  const rows = matrix.map((row) => [...row]);
  const dot = (p: number[], q: number[]) => p.reduce((sum, value, i) => sum + value * q[i]!, 0);
  for (let sweep = 0; sweep < 60; sweep++) {
    let rotated = false;
    for (let p = 0; p < rows.length; p++) {
      for (let q = p + 1; q < rows.length; q++) {
        const [a, b] = [rows[p]!, rows[q]!];
        const [aa, bb, ab] = [dot(a, a), dot(b, b), dot(a, b)];
        if (ab === 0 || Math.abs(ab) <= 1e-15 * Math.sqrt(aa) * Math.sqrt(bb)) continue;
        rotated = true;
        const zeta = (bb - aa) / (2 * ab);
        const t = (zeta < 0 ? -1 : 1) / (Math.abs(zeta) + Math.sqrt(1 + zeta * zeta));
        const c = 1 / Math.sqrt(1 + t * t);
        const s = c * t;
        rows[p] = a.map((value, i) => c * value - s * b[i]!);
        rows[q] = b.map((value, i) => s * a[i]! + c * value);
      }
    }
    if (!rotated) break;
  }
  return rows.reduce((sum, row) => sum + Math.sqrt(dot(row, row)), 0);
}

export async function frechetDistance(a: Statistics, b: Statistics, eigh: Eigh): Promise<number> {
  const covA = await a.covariance.array();
  const covB = await b.covariance.array();
  const [meanA, meanB] = [await a.mean.array(), await b.mean.array()];
  const rootA = root(covA, eigh);
  const rootB = root(covB, eigh);
  // Σ₁^½ Σ₂ Σ₁^½ = (Σ₁^½ Σ₂^½)(Σ₁^½ Σ₂^½)ᵀ, so its root has the singular values of the product for eigenvalues.
  const product = rootA.map((row) =>
    rootB.map((column) => row.reduce((sum, value, k) => sum + value * column[k]!, 0)),
  );
  let total = 0;
  for (let i = 0; i < meanA.length; i++) total += (meanA[i]! - meanB[i]!) ** 2 + covA[i]![i]! + covB[i]![i]!;
  return total - 2 * nuclearNorm(product);
}
