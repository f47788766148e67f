import { defineProbe } from '#grader/core/probe.ts';

/** Each function takes one plain number, which cannot be passed as an array. */
export default defineProbe({
  oneSidedSmoothing: (student, { real, fake }, { smooth }) =>
    (student['oneSidedSmoothing'] as (...given: unknown[]) => unknown)(real, fake, smooth),

  instanceNoise: (student, { x, eps }, { std }) =>
    (student['instanceNoise'] as (...given: unknown[]) => unknown)(x, std, eps),

  spectralNormalize: (student, { w, u }, { iterations }) =>
    (student['spectralNormalize'] as (...given: unknown[]) => unknown)(w, u, iterations),
});
