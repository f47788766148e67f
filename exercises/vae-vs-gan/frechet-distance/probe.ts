import type * as tf from '@tensorflow/tfjs';
import { defineProbe } from '#grader/core/probe.ts';
import type * as stub from './stub.ts';

type Matrix = number[][];
type Statistics = Readonly<
  Record<'mean1' | 'mean2', tf.Tensor1D> & Record<'covariance1' | 'covariance2', tf.Tensor2D>
>;

/** Jacobi's method: rotations in the plane of two axes, until the off-diagonal entries vanish. */
function symmetricEigen(symmetric: Matrix): { values: number[]; vectors: Matrix } {
  const n = symmetric.length;
  const a = symmetric.map((row) => [...row]);
  const vectors = a.map((_, i) => a.map((_, j) => (i === j ? 1 : 0))); // rows
  const at = (m: Matrix, i: number, j: number): number => m[i]?.[j] ?? NaN;
  const rotate = (m: Matrix, p: number, q: number, cos: number, sin: number): void => {
    const [x = [], y = []] = [m[p], m[q]];
    x.forEach((value, i) => {
      const other = y[i] ?? NaN;
      [x[i], y[i]] = [cos * value - sin * other, sin * value + cos * other];
    });
  };
  const transpose = (m: Matrix): Matrix => m.map((_, j) => m.map((row) => row[j] ?? NaN));
  let rotated = a;
  for (let sweep = 0; sweep < 60; sweep++) {
    const beside = rotated.flatMap((row, i) => row.filter((_, j) => j !== i));
    if (Math.max(0, ...beside.map(Math.abs)) < 1e-300) break;
    for (let p = 0; p < n; p++)
      for (let q = p + 1; q < n; q++) {
        const off = at(rotated, p, q);
        if (off === 0) continue;
        const theta = (at(rotated, q, q) - at(rotated, p, p)) / (2 * off);
        const tangent = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
        const cos = 1 / Math.hypot(tangent, 1);
        rotate(rotated, p, q, cos, tangent * cos);
        rotated = transpose(rotated);
        rotate(rotated, p, q, cos, tangent * cos);
        rotate(vectors, p, q, cos, tangent * cos);
      }
  }
  return { values: rotated.map((row, i) => row[i] ?? NaN), vectors };
}

export default defineProbe<typeof stub>({
  /** The two sets of statistics and the eigensolver. */
  frechetDistance: ({ frechetDistance }, { mean1, covariance1, mean2, covariance2 }: Statistics) =>
    frechetDistance(
      { mean: mean1, covariance: covariance1 },
      { mean: mean2, covariance: covariance2 },
      symmetricEigen,
    ),
});
