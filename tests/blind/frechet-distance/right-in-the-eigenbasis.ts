// Right: works in the eigenbasis of the first covariance, where its root is diagonal, and finds the covariance from outer products of centred rows.
import * as tf from '@tensorflow/tfjs';

export interface Statistics {
  readonly mean: tf.Tensor1D;
  readonly covariance: tf.Tensor2D;
}

export type Eigh = (symmetric: number[][]) => { values: number[]; vectors: number[][] };

export function featureStatistics(x: tf.Tensor2D): Statistics {
  const n = x.shape[0];
  const guess = tf.mean(x, 0, true);
  // A second mean of what is left removes the rounding of the first.
  const rest = tf.mean(tf.sub(x, guess), 0, true);
  const centred = tf.sub(tf.sub(x, guess), rest);
  const columns = tf.unstack(centred, 1);
  const rows = columns.map((p) => tf.stack(columns.map((q) => tf.sum(tf.mul(p, q)))));
  const covariance = tf.mul(tf.stack(rows), 1 / (n - 1)) as tf.Tensor2D;
  return { mean: tf.squeeze(tf.add(guess, rest), [0]) as tf.Tensor1D, covariance };
}

export async function frechetDistance(a: Statistics, b: Statistics, eigh: Eigh): Promise<number> {
  const covA = (await a.covariance.array()) as number[][];
  const covB = (await b.covariance.array()) as number[][];
  const difference = Array.from(await tf.tidy(() => tf.sub(a.mean, b.mean)).data());
  const { values, vectors } = eigh(covA);
  const roots = values.map((value) => (value > 0 ? Math.sqrt(value) : 0));
  const d = roots.length;
  // The sandwich in that basis: √λᵢ (vᵢᵀ Σ₂ vⱼ) √λⱼ. A rotation changes no eigenvalue.
  const images = vectors.map((v) => covB.map((row) => row.reduce((sum, entry, k) => sum + entry * v[k]!, 0)));
  const sandwich = roots.map((_, i) =>
    roots.map((__, j) => {
      const [p, q] = i <= j ? [i, j] : [j, i];
      return roots[p]! * roots[q]! * images[p]!.reduce((sum, entry, k) => sum + entry * vectors[q]![k]!, 0);
    }),
  );
  const eigenvalues = eigh(sandwich).values;
  let distance = 0;
  for (let i = 0; i < d; i++) {
    distance += difference[i]! * difference[i]!;
    distance += covA[i]![i]! + covB[i]![i]!;
    distance -= 2 * Math.sqrt(Math.max(eigenvalues[i]!, 0));
  }
  return distance;
}
