import type { Random } from '#datasets/random.ts';
import { forEachBlock } from './pairs.ts';
import { requireComparable, requireCount, rowsOf, type Rows } from './rows.ts';
import { wassersteinOfSorted } from './wasserstein-1d.ts';

/**
 * (mean over directions of W_p^p of the projections)^(1/p), in units of the features (Bonneel et al. 2015). Two samples
 * of one distribution do not have distance 0: the bias falls as 1 / √n, so compare only with the same number of samples
 * and the same directions.
 *
 * Throws a RangeError for fewer than two rows on a side, and for directions that are not unit vectors of the rows'
 * width.
 *
 * @param directions unit vectors, [any number, d]: see `randomDirections`
 */
export function slicedWasserstein(
  x: Rows,
  y: Rows,
  { directions, p = 2 }: { directions: Rows; p?: 1 | 2 },
): number {
  requireComparable(x, y);
  requireComparable(x, directions);
  requireCount('directions', directions, 1, 'the distance is a mean over them');
  for (const rows of [x, y])
    requireCount('a sliced Wasserstein distance', rows, 2, 'one point has no distribution along a line');
  requireUnit(directions);
  let sum = 0;
  for (let from = 0; from < directions.n; from += group) {
    const some = rowsOf(directions.data.subarray(from * x.d, (from + group) * x.d), x.d);
    const [ofX, ofY] = [projections(x, some), projections(y, some)];
    ofX.forEach((line, l) => {
      sum += wassersteinOfSorted(line.sort(), (ofY[l] as Float64Array).sort(), p);
    });
  }
  return (sum / directions.n) ** (1 / p);
}

/** Directions at a time; memory grows with this number of columns. */
const group = 32;

/** Uniform on the unit sphere: normalised normal vectors, [count, d]. */
export function randomDirections(count: number, d: number, random: Random): Rows {
  const data = new Float64Array(count * d);
  for (let l = 0; l < count; l++) {
    const row = data.subarray(l * d, (l + 1) * d);
    for (let k = 0; k < d; k++) row[k] = random.normal();
    const length = lengthOf(row);
    for (let k = 0; k < d; k++) row[k] = (row[k] as number) / length;
  }
  return { data, n: count, d };
}

function requireUnit({ data, n, d }: Rows): void {
  for (let l = 0; l < n; l++) {
    const length = lengthOf(data.subarray(l * d, (l + 1) * d));
    if (!(Math.abs(length - 1) < 1e-6))
      throw new RangeError(
        `a direction must be a unit vector, got length ${length} in row ${l}: divide it by its length.`,
      );
  }
}

/** The rows' coordinates along each direction: [directions, n]. */
function projections(x: Rows, directions: Rows): Float64Array[] {
  const lines = Array.from({ length: directions.n }, () => new Float64Array(x.n));
  forEachBlock('dot', x, directions, ({ i, j, rows, columns, values, stride }) => {
    for (let c = 0; c < columns; c++) {
      const line = lines[j + c] as Float64Array;
      for (let r = 0; r < rows; r++) line[i + r] = values[r * stride + c] as number;
    }
  });
  return lines;
}

function lengthOf(a: Rows['data']): number {
  let square = 0;
  for (const value of a) square += value * value;
  return Math.sqrt(square);
}
