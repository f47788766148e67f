import { addRow, at } from './arithmetic.ts';
import { diagonalize } from './implicit-ql.ts';
import { tridiagonal } from './tridiagonal.ts';

export interface SymmetricEigen {
  /** [d], ascending. */
  readonly values: Float64Array;
  /** [d, d], row i is the unit eigenvector of values[i]. */
  readonly vectors: Float64Array;
}

/**
 * A = Σ λ v vᵀ of a symmetric matrix [d, d] in float64: Householder's reflections to tridiagonal form, then implicit QL
 * with Wilkinson's shift (Golub and Van Loan 2013, algorithms 8.3.1 and 8.3.3). The error of each λ is a few u times
 * the largest λ. Only the lower triangle is read.
 */
export function symmetricEigen(matrix: ArrayLike<number>, d: number): SymmetricEigen {
  const { values, vectors } = decomposed(matrix, d, identity(d));
  const order = Array.from(values.keys()).sort((i, j) => at(values, i) - at(values, j));
  const sorted = new Float64Array(d * d);
  order.forEach((from, to) => {
    sorted.set(vectors.subarray(from * d, (from + 1) * d), to * d);
  });
  return { values: Float64Array.from(order, (i) => at(values, i)), vectors: sorted };
}

/** Only the eigenvalues, ascending, in a third of the time. */
export const symmetricEigenvalues = (matrix: ArrayLike<number>, d: number): Float64Array =>
  decomposed(matrix, d, new Float64Array(0)).values.sort();

/**
 * Eigenvalues in any order; what is done to the matrix from the left is done to the rows of `vectors`, d long, if any.
 */
function decomposed(
  matrix: ArrayLike<number>,
  d: number,
  vectors: Float64Array,
): { values: Float64Array; vectors: Float64Array } {
  if (matrix.length !== d * d)
    throw new RangeError(`internal: a matrix of ${d} rows has ${d * d} entries, got ${matrix.length}`);
  // Squares of entries between 1e-100 and 1 neither overflow nor lose digits; smaller ones are rounding errors of the
  // rest.
  let largest = 0;
  for (let i = 0; i < matrix.length; i++) largest = Math.max(largest, Math.abs(matrix[i] as number));
  const scale = largest || 1;
  const { diagonal, below } = tridiagonal(
    Float64Array.from(matrix, (entry) => entry / scale),
    vectors,
    d,
  );
  diagonalize(diagonal, below, vectors, d);
  return { values: diagonal.map((value) => scale * value), vectors };
}

function identity(d: number): Float64Array {
  const result = new Float64Array(d * d);
  for (let i = 0; i < d; i++) result[i * d + i] = 1;
  return result;
}

/** f(A) = Σ f(λ) v vᵀ: [d, d]. */
export function symmetricFunction(
  { values, vectors }: SymmetricEigen,
  f: (value: number) => number,
): Float64Array {
  const d = values.length;
  const result = new Float64Array(d * d);
  for (let m = 0; m < d; m++) {
    const weight = f(at(values, m));
    for (let i = 0; i < d; i++) addRow(result, i * d, weight * at(vectors, m * d + i), vectors, m * d, d);
  }
  return result;
}
