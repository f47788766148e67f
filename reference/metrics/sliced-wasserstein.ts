import type { Random } from '#datasets/random.ts';
import { requireComparable, requireCount, type Rows } from './rows.ts';
import { wassersteinOfSorted } from './wasserstein-1d.ts';

/**
 * (mean over directions of W_p^p of the projections)^(1/p), in units of the features (Bonneel et al. 2015).
 * Two samples of one distribution are not at 0: the bias falls as 1 / √n, so compare at one number of samples, and with the
 * same directions.
 *
 * Throws a RangeError for fewer than two rows on a side, and for directions that are not unit vectors of the rows' width.
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
  let sum = 0;
  for (let l = 0; l < directions.n; l++) {
    const direction = unitRow(directions, l);
    sum += wassersteinOfSorted(projected(x, direction).sort(), projected(y, direction).sort(), p);
  }
  return (sum / directions.n) ** (1 / p);
}

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

function unitRow({ data, d }: Rows, l: number): Rows['data'] {
  const direction = data.subarray(l * d, (l + 1) * d);
  const length = lengthOf(direction);
  if (Math.abs(length - 1) > 1e-6)
    throw new RangeError(
      `a direction must be a unit vector, got length ${length} in row ${l}: divide it by its length.`,
    );
  return direction;
}

/** Each row's coordinate along the direction: [n]. */
function projected({ data, n, d }: Rows, direction: Rows['data']): Float64Array {
  const coordinates = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let k = 0; k < d; k++) sum += (data[i * d + k] as number) * (direction[k] as number);
    coordinates[i] = sum;
  }
  return coordinates;
}

function lengthOf(a: Rows['data']): number {
  let square = 0;
  for (const value of a) square += value * value;
  return Math.sqrt(square);
}
