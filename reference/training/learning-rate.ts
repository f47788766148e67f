/** A number, or one for each update t, counted from 1. */
export type LearningRate = number | ((t: number) => number);

export const rateAt = (rate: LearningRate, t: number): number => (typeof rate === 'number' ? rate : rate(t));

/** Falls linearly from `start` to 0 after the last of `updates`, so that the two players of a game settle. */
export const linearDecay =
  (start: number, updates: number): LearningRate =>
  (t) =>
    start * Math.max(0, 1 - (t - 1) / updates);
