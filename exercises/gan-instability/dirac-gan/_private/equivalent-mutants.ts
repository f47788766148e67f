import { defineEquivalentMutants } from '#grader/core/index.ts';

const reason =
  'The stub says that the options of a variant are always set, so their defaults are never used.';

export default defineEquivalentMutants([
  { code: 'const { weight, target = 0 } = o;', reason },
  { code: 'const { weight = 1, target = 0 } = o;', reason },
  { code: 'const { weight = 0, target } = o;', reason },
  { code: 'const { weight = 0, target = 1 } = o;', reason },
  {
    code: 'const penalty = (weight * (Math.abs(psi) - target) / Math.sign(psi));',
    reason:
      'The sign of psi is 1 or -1, so it is its own reciprocal. The stub says that a psi of 0 is never tested.',
  },
  { code: 'return { theta: down, psi: up - (o.gamma ?? 1) * psi };', reason },
  {
    code: 'const { real, fake } = { real: o.noise?.real ?? 1, fake: theta + (o.noise?.fake ?? 0) };',
    reason,
  },
  {
    code: 'const { real, fake } = { real: o.noise?.real ?? 0, fake: theta + (o.noise?.fake ?? 1) };',
    reason,
  },
]);
