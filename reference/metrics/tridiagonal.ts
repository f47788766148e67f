import { addRow, at } from './arithmetic.ts';

export interface Tridiagonal {
  readonly diagonal: Float64Array; // [d]
  /** below[i] is under diagonal[i]; the last is 0. */
  readonly below: Float64Array; // [d]
}

/** Tolerance for the square of a column in a matrix whose largest entry is 1. */
const negligible = 1e-200;

/** For each column k, the reflection H = I − β v vᵀ that clears the entries more than one below the diagonal. */
export function tridiagonal(a: Float64Array, vectors: Float64Array, d: number): Tridiagonal {
  const below = new Float64Array(d);
  const v = new Float64Array(d);
  const w = new Float64Array(d);
  for (let k = 0; k < d - 1; k++) {
    let square = 0;
    for (let i = k + 1; i < d; i++) square += at(a, i * d + k) ** 2;
    if (square < negligible) continue;
    const first = at(a, (k + 1) * d + k);
    const turned = first > 0 ? -Math.sqrt(square) : Math.sqrt(square); // away from first: no cancellation in v
    below[k] = turned;
    for (let i = k + 1; i < d; i++) v[i] = at(a, i * d + k);
    v[k + 1] = first - turned;
    const beta = 1 / (square - first * turned); // 2 / vᵀv
    reflectBothSides(a, v, w, beta, k + 1, d);
    if (vectors.length > 0) reflectRows(vectors, v, w, beta, k + 1, d);
  }
  return { diagonal: Float64Array.from({ length: d }, (_, i) => at(a, i * d + i)), below };
}

/** A ← H A H = A − v wᵀ − w vᵀ with w = p − (β/2)(vᵀp) v and p = β A v, on the rows and columns from `start`. */
function reflectBothSides(
  a: Float64Array,
  v: Float64Array,
  w: Float64Array,
  beta: number,
  start: number,
  d: number,
): void {
  w.fill(0);
  let along = 0; // vᵀp
  // The lower triangle represents both halves of the matrix.
  for (let i = start; i < d; i++) {
    let sum = at(a, i * d + i) * at(v, i);
    for (let j = start; j < i; j++) {
      sum += at(a, i * d + j) * at(v, j);
      w[j] = at(w, j) + at(a, i * d + j) * at(v, i);
    }
    w[i] = at(w, i) + sum;
  }
  for (let i = start; i < d; i++) {
    w[i] = beta * at(w, i);
    along += at(v, i) * at(w, i);
  }
  addRow(w, start, (-beta / 2) * along, v, start, d - start);
  for (let i = start; i < d; i++)
    for (let j = start; j <= i; j++)
      a[i * d + j] = at(a, i * d + j) - at(v, i) * at(w, j) - at(w, i) * at(v, j);
}

/** Qᵀ ← H Qᵀ. */
function reflectRows(
  q: Float64Array,
  v: Float64Array,
  product: Float64Array,
  beta: number,
  start: number,
  d: number,
): void {
  product.fill(0);
  for (let i = start; i < d; i++) addRow(product, 0, at(v, i), q, i * d, d); // vᵀ Qᵀ
  for (let i = start; i < d; i++) addRow(q, i * d, -beta * at(v, i), product, 0, d);
}
