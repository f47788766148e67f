/** A number, or one for each update t, counted from 1. */
export type LearningRate = number | ((t: number) => number);

export const rateAt = (rate: LearningRate, t: number): number => (typeof rate === 'number' ? rate : rate(t));

/** From `start` straight down to 0 after the last of `updates`, where the two players of a game come to rest. */
export const linearDecay =
  (start: number, updates: number): LearningRate =>
  (t) =>
    start * Math.max(0, 1 - (t - 1) / updates);
