import { sizeOf } from '#reference/shared/arrays.ts';
import type { Evaluation } from './session.ts';

/** The numbers that every reply may contain, so that a wrong shape can still be reported as such. */
const least = 2 ** 18;
const most = 2 ** 20;

/**
 * The numbers that a reply to this evaluation may contain, outputs and gradients together: eight for each number that
 * was sent or is expected, at least 262,144 and at most 1,048,576. An extra row or a broadcast fits; 140 million
 * numbers do not.
 */
export function maxValues({ inputs, gradient, expects }: Evaluation): number {
  const shapes = [
    ...Object.values(inputs).map(({ shape }) => shape),
    ...Object.values(gradient?.cotangents ?? {}).map(({ shape }) => shape),
    ...Object.values(expects ?? {}),
  ];
  const asked = shapes.reduce((sum, shape) => sum + sizeOf(shape), 0);
  return Math.min(most, Math.max(least, 8 * asked));
}
