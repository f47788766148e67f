import { filled, float32, type NumericArray, type Random } from '#grader/core/index.ts';

/** Random signs and magnitudes in from..to. Never 0, where relu, abs and maximum have different derivatives. */
export const drawLogits = (
  random: Random,
  shape: readonly number[],
  [from, to]: readonly [number, number],
): NumericArray =>
  filled(shape, () => (random.uniform() < 0.5 ? -1 : 1) * (from + (to - from) * random.uniform()));

/** A cotangent for a scalar loss, away from 0. */
export const drawWeight = (random: Random): NumericArray => float32([], [0.5 + random.uniform()]);
