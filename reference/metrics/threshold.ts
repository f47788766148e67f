import { requireFinite } from './rows.ts';

/**
 * The score that a fraction `rate` of normal examples exceeds: their (1 − rate) quantile. An example is flagged if it
 * scores strictly above.
 *
 * Throws a RangeError for fewer than 1 / rate scores: the quantile would be between the two largest, or above all of
 * them.
 *
 * @param normalScores scores of normal examples only, not of those the model was trained on
 */
export function threshold(normalScores: ArrayLike<number>, rate: number): number {
  if (!(rate > 0 && rate < 1))
    throw new RangeError(`rate must lie between 0 and 1, got ${rate}: it is the share of false alarms.`);
  const least = Math.ceil(1 / rate);
  if (normalScores.length < least)
    throw new RangeError(
      `a threshold for a false-alarm rate of ${rate} takes at least ${least} normal scores, got ${normalScores.length}: score more examples.`,
    );
  requireFinite('normal scores', normalScores);
  return quantile(normalScores, 1 - rate);
}

/**
 * Type 7: linear between the order statistics, of which number i of n, from 0, is the i / (n − 1) quantile (Hyndman and
 * Fan 1996).
 */
export function quantile(values: ArrayLike<number>, probability: number): number {
  const sorted = Float64Array.from(values).sort();
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const [low, high] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]] as [number, number];
  return low + (position - below) * (high - low);
}
