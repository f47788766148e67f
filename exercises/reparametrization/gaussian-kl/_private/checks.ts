import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { klToStandardNormal, klToStandardNormalVjp } from '#reference/oracle/index.ts';
import { fromEnd, ofBothSigns, upTo, type Interval, type Strata } from '../../_private/draw.ts';
import exercise from '../exercise.ts';
import { neverNegative } from '../sign.ts';

/** Calibrated on the solution and the accepted alternatives. */
const c = 8;

interface CaseSpec {
  readonly shape: readonly [batch: number, latent: number];
  /** The largest magnitude of mu. */
  readonly spread: number;
  /** logVar lies within ±range, or from one end, which always occurs, to the other. */
  readonly range: number | Interval;
  /** The first example has mu = 0 and logVar = 0. */
  readonly atPrior?: boolean;
}

function draw(random: Random, { shape, spread, range, atPrior = false }: CaseSpec) {
  const withPrior = (array: NumericArray): NumericArray =>
    atPrior ? filled(shape, (i) => (i < shape[1] ? 0 : (array.data[i] ?? NaN))) : array;
  return {
    mu: withPrior(ofBothSigns(shape, random, [spread / 5, spread])),
    logVar: withPrior(typeof range === 'number' ? upTo(shape, random, range) : fromEnd(shape, random, range)),
    cotangent: ofBothSigns([shape[0]], random, [0.5, 1.5]),
  };
}

type MakeCase = (random: Random, spec: CaseSpec) => Case;

const valueCase: MakeCase = (random, spec) => {
  const { mu, logVar } = draw(random, spec);
  return {
    evaluation: { target: 'klToStandardNormal', inputs: { mu, logVar } },
    expected: { outputs: { value: within(klToStandardNormal({ mu, logVar }), c) } },
  };
};

const gradientCase: MakeCase = (random, spec) => {
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

const strata = (make: MakeCase): Strata => ({
  'logVar in ±1': (random) => make(random, { shape: [5, 3], spread: 1, range: 1 }),
  'logVar in ±4': (random) => make(random, { shape: [4, 6], spread: 5, range: 4 }),
  'logVar in ±20': (random) => make(random, { shape: [4, 3], spread: 2, range: 20 }),
  // exp(20) hides what happens to the other latents of its example.
  'variances near 0': (random) => make(random, { shape: [4, 3], spread: 2, range: [-20, -0.2] }),
  'variances above 1': (random) => make(random, { shape: [4, 3], spread: 2, range: [0.2, 2] }),
  // The terms cancel. The scale counts them, so the tolerance is effectively absolute.
  'nearly N(0, I)': (random) => make(random, { shape: [2, 4], spread: 1e-3, range: 1e-3 }),
  'an example at N(0, I)': (random) => make(random, { shape: [3, 4], spread: 2, range: 2, atPrior: true }),
  'as many examples as latents': (random) => make(random, { shape: [3, 3], spread: 2, range: 2 }),
});

/** Values only: tfjs cannot differentiate tf.unstack where it returns one tensor. */
const singles: Strata = {
  'a single latent': (random) => valueCase(random, { shape: [8, 1], spread: 1, range: 2 }),
  'a single example': (random) => valueCase(random, { shape: [1, 4], spread: 2, range: 2 }),
};

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'value',
      title: 'the divergence of each example, zero at N(0, I)',
      points: 1,
      strata: { ...strata(valueCase), ...singles },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'its gradient with respect to μ and logVar',
      points: 1,
      strata: strata(gradientCase),
    }),
    neverNegative(0),
  ],
});
