export interface SymmetricEigen {
  /** [d], ascending. */
  readonly values: Float64Array;
  /** [d, d], row i is the unit eigenvector of values[i]. */
  readonly vectors: Float64Array;
}

/**
 * A = Σ λ v vᵀ of a symmetric matrix [d, d] in float64: Householder's reflections to tridiagonal form, then implicit QL
 * with Wilkinson's shift (Golub and Van Loan 2013, algorithms 8.3.1 and 8.3.3). Each λ is off by a few u of the largest.
 * Only the lower triangle is read.
 */
export function symmetricEigen(matrix: ArrayLike<number>, d: number): SymmetricEigen {
  if (matrix.length !== d * d)
    throw new RangeError(`internal: a matrix of ${d} rows has ${d * d} entries, got ${matrix.length}`);
  // Squares of entries between 1e-100 and 1 neither overflow nor lose digits; smaller ones are rounding errors of the rest.
  const scale = Array.from(matrix).reduce((largest, entry) => Math.max(largest, Math.abs(entry)), 0) || 1;
  const { diagonal, below, vectors } = tridiagonal(
    Float64Array.from(matrix, (entry) => entry / scale),
    d,
  );
  diagonalize(diagonal, below, vectors, d);
  const order = Array.from(diagonal.keys()).sort((i, j) => at(diagonal, i) - at(diagonal, j));
  const sorted = new Float64Array(d * d);
  order.forEach((from, to) => {
    sorted.set(vectors.subarray(from * d, (from + 1) * d), to * d);
  });
  return { values: Float64Array.from(order, (i) => scale * at(diagonal, i)), vectors: sorted };
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

const at = (a: Float64Array, i: number): number => a[i] as number;

/** to[toAt + j] += factor · from[fromAt + j]. */
function addRow(
  to: Float64Array,
  toAt: number,
  factor: number,
  from: Float64Array,
  fromAt: number,
  length: number,
): void {
  for (let j = 0; j < length; j++) to[toAt + j] = at(to, toAt + j) + factor * at(from, fromAt + j);
}

interface Tridiagonal {
  readonly diagonal: Float64Array; // [d]
  /** below[i] stands under diagonal[i]; the last is 0. */
  readonly below: Float64Array; // [d]
  /** Qᵀ of A = Q T Qᵀ. */
  readonly vectors: Float64Array; // [d, d]
}

/** Of the square of a column in a matrix whose largest entry is 1. */
const negligible = 1e-200;

/** For each column k, the reflection H = I − β v vᵀ that clears what stands more than one below the diagonal. */
function tridiagonal(a: Float64Array, d: number): Tridiagonal {
  const below = new Float64Array(d);
  const vectors = new Float64Array(d * d);
  for (let i = 0; i < d; i++) vectors[i * d + i] = 1;
  const v = new Float64Array(d);
  const w = new Float64Array(d);
  for (let k = 0; k < d - 1; k++) {
    let square = 0;
    for (let i = k + 1; i < d; i++) square += at(a, i * d + k) ** 2;
    if (square < negligible) continue;
    const first = at(a, (k + 1) * d + k);
    const length = first > 0 ? -Math.sqrt(square) : Math.sqrt(square); // away from first: no cancellation in v
    below[k] = length;
    for (let i = k + 1; i < d; i++) v[i] = at(a, i * d + k);
    v[k + 1] = first - length;
    const beta = 1 / (square - first * length); // 2 / vᵀv
    reflectBothSides(a, v, w, beta, k + 1, d);
    reflectRows(vectors, v, w, beta, k + 1, d);
  }
  return { diagonal: Float64Array.from({ length: d }, (_, i) => at(a, i * d + i)), below, vectors };
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
  // The lower triangle stands for both halves of the matrix.
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

/** Chases each `below` to 0; `a` becomes the eigenvalues. Three sweeps an eigenvalue are usual. */
function diagonalize(a: Float64Array, b: Float64Array, vectors: Float64Array, d: number): void {
  const limit = 50;
  for (let l = 0; l < d; l++)
    for (let sweep = 0; ; sweep++) {
      const m = endOfBlock(a, b, l, d);
      if (m === l) break;
      if (sweep === limit) throw new RangeError(`internal: an eigenvalue did not settle in ${limit} sweeps`);
      sweepQl(a, b, vectors, l, m, d);
    }
}

/** The first m ≥ l with nothing left below the diagonal. */
function endOfBlock(a: Float64Array, b: Float64Array, l: number, d: number): number {
  let m = l;
  while (m < d - 1 && Math.abs(at(b, m)) > Number.EPSILON * (Math.abs(at(a, m)) + Math.abs(at(a, m + 1))))
    m++;
  return m;
}

/** One implicit QL step on rows l..m: a rotation of rows i and i + 1 for each i, from below. */
function sweepQl(
  a: Float64Array,
  b: Float64Array,
  vectors: Float64Array,
  l: number,
  m: number,
  d: number,
): void {
  const half = (at(a, l + 1) - at(a, l)) / (2 * at(b, l));
  const root = Math.hypot(half, 1);
  let bulge = at(a, m) - at(a, l) + at(b, l) / (half + (half < 0 ? -root : root)); // a[m] − shift
  let [s, c, moved] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const [f, e] = [s * at(b, i), c * at(b, i)];
    const r = Math.hypot(f, bulge);
    b[i + 1] = r;
    if (r === 0) {
      a[i + 1] = at(a, i + 1) - moved; // the block falls in two here
      b[m] = 0;
      return;
    }
    [s, c] = [f / r, bulge / r];
    const g = at(a, i + 1) - moved;
    const t = (at(a, i) - g) * s + 2 * c * e;
    moved = s * t;
    a[i + 1] = g + moved;
    bulge = c * t - e;
    rotateRows(vectors, i * d, (i + 1) * d, s, c, d);
  }
  a[l] = at(a, l) - moved;
  b[l] = bulge;
  b[m] = 0;
}

function rotateRows(q: Float64Array, i: number, next: number, s: number, c: number, d: number): void {
  for (let j = 0; j < d; j++) {
    const [x, y] = [at(q, i + j), at(q, next + j)];
    q[next + j] = s * x + c * y;
    q[i + j] = c * x - s * y;
  }
}
