import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type Random,
} from '#grader/core/index.ts';
import { klToStandardNormal, klToStandardNormalVjp } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';
import { neverNegative } from '../sign.ts';

/** Calibrated on the solution and the accepted alternatives. */
const c = 8;

interface CaseSpec {
  readonly batch: number;
  readonly latent: number;
  /** Standard deviation of mu. */
  readonly spread: number;
  /** logVar lies within ±range. */
  readonly range: number;
}

/** Near N(0, I) the terms cancel. The scale counts them, so the tolerance is effectively absolute there. */
const specs: readonly CaseSpec[] = [
  { batch: 5, latent: 3, spread: 1, range: 1 },
  { batch: 4, latent: 6, spread: 3, range: 4 },
  { batch: 4, latent: 3, spread: 1, range: 20 },
  { batch: 8, latent: 1, spread: 0.5, range: 2 },
  { batch: 2, latent: 4, spread: 1e-3, range: 1e-3 },
  { batch: 2, latent: 3, spread: 0, range: 0 },
];

function draw(random: Random, { batch, latent, spread, range }: CaseSpec) {
  const mu = filled([batch, latent], () => spread * random.normal());
  const logVar = filled([batch, latent], () => range * (2 * random.uniform() - 1));
  // Both ends are always included, so that a clamp just inside them shows in every draw.
  logVar.data[0] = range;
  logVar.data[1] = -range;
  return {
    mu,
    logVar,
    cotangent: filled([batch], () => random.normal()),
  };
}

const valueCase = (random: Random, spec: CaseSpec): Case => {
  const { mu, logVar } = draw(random, spec);
  return {
    evaluation: { target: 'klToStandardNormal', inputs: { mu, logVar } },
    expected: { outputs: { value: within(klToStandardNormal({ mu, logVar }), c) } },
  };
};

const gradientCase = (random: Random, spec: CaseSpec): Case => {
  const { mu, logVar, cotangent } = draw(random, spec);
  const vjp = klToStandardNormalVjp({ mu, logVar, cotangent });
  return {
    evaluation: {
      target: 'klToStandardNormal',
      inputs: { mu, logVar },
      gradient: { wrt: ['mu', 'logVar'], cotangents: { value: cotangent } },
    },
    // The value has its own check. A formula with a wrong constant has the right gradient.
    expected: { outputs: {}, gradients: { mu: within(vjp.mu, c), logVar: within(vjp.logVar, c) } },
  };
};

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'the divergence of each example, zero at N(0, I)',
      points: 1,
      cases: (random) => specs.map((spec) => valueCase(random, spec)),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'its gradient with respect to μ and logVar',
      points: 1,
      cases: (random) => specs.map((spec) => gradientCase(random, spec)),
    }),
    neverNegative(0),
  ],
});
