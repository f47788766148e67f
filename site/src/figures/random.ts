import { seededRandom, type Random } from '#datasets/random.ts';

/** The random numbers of one step, from the seed and the step number in the state, so that no generator is kept. */
export const randomOfStep = (seed: number, step: number): Random =>
  seededRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(step + 1, 0x85ebca6b));
