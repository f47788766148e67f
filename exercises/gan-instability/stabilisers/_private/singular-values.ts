import { float32, type NumericArray, type Random } from '#grader/core/index.ts';
import type { Estimate } from '#reference/oracle/index.ts';

/**
 * A matrix [rows, columns] that is constructed from known singular values, each half of the previous one: Σ sᵢ pᵢ qᵢᵀ
 * with orthonormal pᵢ and qᵢ.
 */
export function matrixWithSingularValues(
  random: Random,
  [rows, columns]: readonly [number, number],
  largest: number,
): { w: NumericArray; sigma: Estimate } {
  const rank = Math.min(rows, columns);
  const values = Array.from({ length: rank }, (_, i) => largest / 2 ** i);
  const [left, right] = [orthonormal(random, rank, rows), orthonormal(random, rank, columns)];
  const entry = (row: number, column: number): number =>
    values.reduce((sum, s, i) => sum + s * (left[i]?.[row] ?? NaN) * (right[i]?.[column] ?? NaN), 0);
  const w = float32(
    [rows, columns],
    Array.from({ length: rows * columns }, (_, i) => entry(Math.floor(i / columns), i % columns)),
  );
  // Rounding w to float32 changes a singular value by at most the Frobenius norm of the rounding error (Weyl). The
  // estimate's own arithmetic rounds terms of at most that size.
  const size = Math.hypot(...values);
  return { w, sigma: { shape: [], value: Float64Array.of(largest), scale: Float64Array.of(3 * size) } };
}

/** Gram–Schmidt, applied twice to Gaussian vectors. */
function orthonormal(random: Random, count: number, size: number): number[][] {
  const basis: number[][] = [];
  while (basis.length < count) {
    let vector = Array.from({ length: size }, () => random.normal());
    for (let pass = 0; pass < 2; pass++)
      for (const other of basis) {
        const along = dot(vector, other);
        vector = vector.map((x, i) => x - along * (other[i] ?? NaN));
      }
    const length = Math.sqrt(dot(vector, vector));
    basis.push(vector.map((x) => x / length));
  }
  return basis;
}

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? NaN), 0);
