import { seededRandom, type Random } from '#datasets/random.ts';

/** The randomness of one step: a state holds its seed and the number of its step, and needs no generator. */
export const randomOfStep = (seed: number, step: number): Random =>
  seededRandom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(step + 1, 0x85ebca6b));
