import { at } from './arithmetic.ts';

/** Chases each `below` to 0; `a` becomes the eigenvalues. Three sweeps per eigenvalue are usual. */
export function diagonalize(a: Float64Array, b: Float64Array, vectors: Float64Array, d: number): void {
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
  const root = length(half, 1);
  let bulge = at(a, m) - at(a, l) + at(b, l) / (half + (half < 0 ? -root : root)); // a[m] − shift
  let [s, c, moved] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const [f, e] = [s * at(b, i), c * at(b, i)];
    const r = length(f, bulge);
    b[i + 1] = r;
    if (r === 0) {
      a[i + 1] = at(a, i + 1) - moved; // the block splits here
      b[m] = 0;
      return;
    }
    [s, c] = [f / r, bulge / r];
    const g = at(a, i + 1) - moved;
    const t = (at(a, i) - g) * s + 2 * c * e;
    moved = s * t;
    a[i + 1] = g + moved;
    bulge = c * t - e;
    if (vectors.length > 0) rotateRows(vectors, i * d, (i + 1) * d, s, c, d);
  }
  a[l] = at(a, l) - moved;
  b[l] = bulge;
  b[m] = 0;
}

/** Math.hypot avoids an overflow that cannot occur in a matrix of entries up to 1, and takes ten times as long. */
const length = (x: number, y: number): number => Math.sqrt(x * x + y * y);

function rotateRows(q: Float64Array, i: number, next: number, s: number, c: number, d: number): void {
  for (let j = 0; j < d; j++) {
    const x = at(q, i + j);
    const y = at(q, next + j);
    q[next + j] = s * x + c * y;
    q[i + j] = c * x - s * y;
  }
}
