import { defineProbe } from '#grader/core/probe.ts';

type Measure = (real: unknown, fake: unknown, k: number) => unknown;

export default defineProbe({
  /** k is a plain number. */
  precisionRecall: (student, { real, fake }, params) =>
    (student['precisionRecall'] as Measure)(real, fake, Number(params['k'])),

  densityCoverage: (student, { real, fake }, params) =>
    (student['densityCoverage'] as Measure)(real, fake, Number(params['k'])),
});
