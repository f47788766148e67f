import { meanOverOwnPairs, meanOverPairs } from './pairs.ts';
import { requireComparable, requireCount, type Rows } from './rows.ts';

/**
 * 2 E‖X − Y‖ − E‖X − X′‖ − E‖Y − Y′‖, in units of the features (Székely and Rizzo 2013). Pairs of a row with itself are
 * excluded, so the estimate is unbiased and can be negative; scipy's energy_distance is the square root of the version
 * that includes them, which is biased upwards.
 *
 * Throws a RangeError for fewer than two rows on either side.
 */
export function energyDistance(x: Rows, y: Rows): number {
  requireComparable(x, y);
  for (const rows of [x, y])
    requireCount('an energy distance', rows, 2, 'it takes pairs of two different rows');
  const within = (rows: Rows): number => meanOverOwnPairs('squaredDistance', rows, lengths);
  return 2 * meanOverPairs('squaredDistance', x, y, lengths) - within(x) - within(y);
}

function lengths(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let at = from; at < to; at++) sum += Math.sqrt(values[at] as number);
  return sum;
}
