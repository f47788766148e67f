import type { Random } from '#datasets/random.ts';
import { meanOverOwnPairs, meanOverPairs } from './pairs.ts';
import { requireComparable, requireCount, takeRows, type Rows } from './rows.ts';

/**
 * Unbiased squared MMD of the kernel k(x, y) = (x·y / d + 1)³, the kernel inception distance on features other than
 * Inception's (Bińkowski et al. 2018, section 4; Gretton et al. 2012, eq. 3). Being unbiased, it can be negative: for
 * two samples of one distribution it is negative half of the time.
 *
 * Throws a RangeError for fewer than two rows on either side.
 */
export function kernelDistance(x: Rows, y: Rows): number {
  requireComparable(x, y);
  for (const rows of [x, y])
    requireCount('a kernel distance', rows, 2, 'it takes pairs of two different rows');
  const { d } = x;
  const kernel = (values: Float64Array, from: number, to: number): number => {
    let sum = 0;
    for (let at = from; at < to; at++) {
      const base = (values[at] as number) / d + 1;
      sum += base * base * base;
    }
    return sum;
  };
  const within = (rows: Rows): number => meanOverOwnPairs('dot', rows, kernel);
  return within(x) + within(y) - 2 * meanOverPairs('dot', x, y, kernel);
}

/**
 * Mean of the distance over random subsets, drawn without replacement from both sides, and the standard deviation
 * between them (divided by their number), as usually reported: 100 subsets of 1,000.
 *
 * Throws a RangeError if a side has fewer rows than a subset needs.
 */
export function kernelDistanceOverSubsets(
  x: Rows,
  y: Rows,
  { random, subsets = 100, size = 1000 }: { random: Random; subsets?: number; size?: number },
): { mean: number; std: number } {
  for (const rows of [x, y])
    requireCount('a kernel distance over subsets', rows, size, `each subset takes ${size} different rows`);
  const distances = Array.from({ length: subsets }, () =>
    kernelDistance(takeRows(x, subset(x.n, size, random)), takeRows(y, subset(y.n, size, random))),
  );
  const mean = distances.reduce((sum, distance) => sum + distance, 0) / subsets;
  const variance = distances.reduce((sum, distance) => sum + (distance - mean) ** 2, 0) / subsets;
  return { mean, std: Math.sqrt(variance) };
}

/** `size` of the numbers below n, each at most once: the first steps of the Fisher–Yates shuffle. */
function subset(n: number, size: number, random: Random): Uint32Array {
  const all = Uint32Array.from({ length: n }, (_, i) => i);
  for (let i = 0; i < size; i++) {
    const j = i + Math.floor((n - i) * random.uniform());
    [all[i], all[j]] = [all[j] as number, all[i] as number];
  }
  return all.subarray(0, size);
}
