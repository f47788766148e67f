import { filled, float32, type NumericArray, type Random } from '#grader/core/index.ts';

/**
 * Magnitudes in from..to, with signs that alternate from a random first one, so that two or more logits have both signs.
 * Never 0, where relu, abs and maximum have different derivatives.
 */
export const drawLogits = (
  random: Random,
  shape: readonly number[],
  [from, to]: readonly [number, number],
): NumericArray => {
  let sign = random.uniform() < 0.5 ? -1 : 1;
  return filled(shape, () => (sign = -sign) * (from + (to - from) * random.uniform()));
};

/** One logit of the given sign. */
export const drawOne = (random: Random, sign: -1 | 1, [from, to]: readonly [number, number]): NumericArray =>
  float32([1, 1], [sign * (from + (to - from) * random.uniform())]);

/** Between 0 and 1, so that code that treats logits as probabilities also gets finite values. */
export const likeProbabilities = (random: Random, shape: readonly number[]): NumericArray =>
  filled(shape, () => 0.05 + 0.9 * random.uniform());

/** The two ends of the range of logits that the stubs name. */
export const ends = float32([2, 1], [-10_000, 10_000]);

/** A cotangent for a scalar loss, away from 0. */
export const drawWeight = (random: Random): NumericArray => float32([], [0.5 + random.uniform()]);
