import { meanOverOwnPairs, meanOverPairs } from './pairs.ts';
import { requireComparable, requireCount, type Rows } from './rows.ts';

/**
 * Unbiased squared MMD (Gretton et al. 2012, eq. 3) of the mean over the bandwidths s of exp(−‖x − y‖² / (2 s²)). A
 * bandwidth detects only differences of its own size, and the often recommended median distance is far wider than a
 * narrow mode: give one bandwidth for each size that matters. Can be negative.
 *
 * Throws a RangeError for fewer than two rows on either side, and for bandwidths that are not positive.
 *
 * @param bandwidths in units of the features
 */
export function multiScaleMmd(x: Rows, y: Rows, bandwidths: readonly number[]): number {
  requireComparable(x, y);
  for (const rows of [x, y]) requireCount('an MMD', rows, 2, 'it takes pairs of two different rows');
  const kernel = gaussianKernel(bandwidths);
  const sumOf = (values: Float64Array, from: number, to: number): number => {
    let sum = 0;
    for (let at = from; at < to; at++) sum += kernel(values[at] as number);
    return sum;
  };
  const within = (rows: Rows): number => meanOverOwnPairs('squaredDistance', rows, sumOf);
  return within(x) + within(y) - 2 * meanOverPairs('squaredDistance', x, y, sumOf);
}

/** Mean over the bandwidths of exp(−squaredDistance / (2 s²)). */
export function gaussianKernel(bandwidths: readonly number[]): (squaredDistance: number) => number {
  const odd = bandwidths.find((s) => !(Number.isFinite(s) && s > 0));
  if (bandwidths.length === 0 || odd !== undefined)
    throw new RangeError(
      `bandwidths must be one or more numbers above 0, got [${bandwidths.join(', ')}]: start from the spread of a mode.`,
    );
  const rates = Float64Array.from(bandwidths, (s) => -1 / (2 * s * s));
  return (squaredDistance) => {
    let sum = 0;
    for (let s = 0; s < rates.length; s++) sum += Math.exp(squaredDistance * (rates[s] as number));
    return sum / rates.length;
  };
}
