import type { Random } from '#datasets/random.ts';
import { gaussianKernel } from './multi-scale-mmd.ts';
import { forEachOwnBlock } from './pairs.ts';
import { requireComparable, requireCount, stackRows, type Rows } from './rows.ts';

export interface MmdTestOptions {
  readonly bandwidths: readonly number[];
  readonly random: Random;
  readonly permutations?: number;
  /** The false-alarm rate that the p-value will be compared with. */
  readonly level?: number;
}

/**
 * `multiScaleMmd` and the probability, under equal distributions, of a value as large: p = (1 + #{as large}) / (B + 1)
 * over B random exchanges of rows between the sides (Gretton et al. 2012, section 5; Phipson and Smyth 2010). O((n + m)
 * B) memory.
 *
 * Throws a RangeError if B is too small for a p-value as low as `level`.
 */
export function mmdTest(
  x: Rows,
  y: Rows,
  { bandwidths, random, permutations = 199, level = 0.05 }: MmdTestOptions,
): { mmd: number; pValue: number } {
  requireComparable(x, y);
  for (const rows of [x, y]) requireCount('an MMD test', rows, 2, 'it takes pairs of two different rows');
  const least = Math.ceil(1 / level) - 1;
  if (!(permutations >= least))
    throw new RangeError(
      `a test at level ${level} takes at least ${least} permutations, got ${permutations}: p is never below 1 / (permutations + 1).`,
    );
  const sides = exchanges(x.n, y.n, permutations, random);
  const [mmd = NaN, ...exchanged] = mmdOfSides(stackRows(x, y), sides, gaussianKernel(bandwidths));
  // Sums of the same terms in another order differ in their last digits; those are ties.
  const asLarge = exchanged.filter((value) => value >= mmd - 1e-12 * Math.abs(mmd));
  return { mmd, pValue: (1 + asLarge.length) / (permutations + 1) };
}

/** For each row, 1 in each column that puts it on the side of x: [n + m, 1 + permutations], the first as given. */
interface Sides {
  readonly onX: Uint8Array;
  readonly n: number;
  readonly columns: number;
}

function exchanges(n: number, m: number, permutations: number, random: Random): Sides {
  const columns = permutations + 1;
  const onX = new Uint8Array((n + m) * columns);
  const order = Uint32Array.from({ length: n + m }, (_, i) => i);
  for (let column = 0; column < columns; column++) {
    for (let i = 0; i < n; i++) onX[(order[i] as number) * columns + column] = 1;
    // Fisher–Yates shuffle of all rows; the first n are then the side of x.
    for (let i = n + m - 1; i > 0; i--) {
      const j = Math.floor((i + 1) * random.uniform());
      [order[i], order[j]] = [order[j] as number, order[i] as number];
    }
  }
  return { onX, n, columns };
}

/** The statistic of each column of sides, all in one pass over the pairs. */
function mmdOfSides(
  all: Rows,
  { onX, n, columns }: Sides,
  kernel: (squaredDistance: number) => number,
): number[] {
  const within = new Float64Array(columns); // Σ k over pairs with both rows on the side of x
  const ofX = new Float64Array(columns); // Σ over rows on the side of x of their k with all other rows
  let total = 0; // Σ k over all pairs
  forEachOwnBlock('squaredDistance', all, ({ i, j, rows, columns: width, values, stride }) => {
    for (let r = 0; r < rows; r++)
      for (let c = i === j ? r + 1 : 0; c < width; c++) {
        const k = kernel(values[r * stride + c] as number);
        const [a, b] = [(i + r) * columns, (j + c) * columns];
        total += k;
        for (let column = 0; column < columns; column++) {
          const [first, second] = [onX[a + column] as number, onX[b + column] as number];
          within[column] = (within[column] as number) + k * (first & second);
          ofX[column] = (ofX[column] as number) + k * (first + second);
        }
      }
  });
  const m = all.n - n;
  return Array.from(within, (inX, column) => {
    const across = (ofX[column] as number) - 2 * inX; // a pair within x is in ofX twice
    const inY = total - inX - across;
    return (2 * inX) / (n * (n - 1)) + (2 * inY) / (m * (m - 1)) - (2 * across) / (n * m);
  });
}
