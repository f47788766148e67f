import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { estimatorVariances, pathwiseGradient } from '#reference/oracle/index.ts';
import { mapValues } from '#reference/shared/map-values.ts';
import { between, type Interval, type Strata } from '../../_private/draw.ts';
import { testFunctions, type FunctionName } from '../../_private/test-functions.ts';
import exercise from '../exercise.ts';

/** Calibrated on the solution and the accepted alternatives. */
const c = 8;

interface CaseSpec {
  readonly f: FunctionName;
  readonly samples: number;
  readonly mu: Interval;
  /** Far from 1, so that a missing or doubled factor sigma shows. */
  readonly sigma: Interval;
  readonly noise?: 'mu = 0 and eps[0] = 0' | 'equal' | 'of variance 1';
}

const below: Interval = [-3, -0.3];
const above: Interval = [0.3, 3];
const wide: Interval = [1.3, 2.3];
const narrow: Interval = [0.4, 0.8];

const gradientSpecs: Readonly<Record<string, CaseSpec>> = {
  'sigma above 1': { f: 'square', samples: 16, mu: above, sigma: wide },
  'sigma below 1': { f: 'sine', samples: 7, mu: below, sigma: narrow },
  'sigma near 0': { f: 'cubic', samples: 9, mu: above, sigma: [0.02, 0.05] },
  'many samples': { f: 'cubic', samples: 64, mu: below, sigma: narrow },
  'a linear f': { f: 'affine', samples: 5, mu: below, sigma: wide },
  'a single sample': { f: 'sine', samples: 1, mu: above, sigma: wide },
  'zeros in mu and eps': { f: 'cubic', samples: 6, mu: [0, 0], sigma: wide, noise: 'mu = 0 and eps[0] = 0' },
};

const varianceSpecs: Readonly<Record<string, CaseSpec>> = {
  'sigma above 1': { f: 'sine', samples: 7, mu: above, sigma: wide },
  'sigma below 1': { f: 'cubic', samples: 16, mu: below, sigma: narrow },
  'many samples': { f: 'square', samples: 64, mu: below, sigma: narrow },
  'a linear f': { f: 'affine', samples: 5, mu: above, sigma: wide },
  'two samples': { f: 'square', samples: 2, mu: above, sigma: wide },
  'samples that are equal': { f: 'square', samples: 6, mu: above, sigma: wide, noise: 'equal' },
  // f′(z) is between 128 and 180, with a variance near 4e-4. E[t²] − E[t]² in float32 is a multiple of 2⁻¹⁰.
  'terms far from 0 compared with their spread': {
    f: 'square',
    samples: 64,
    mu: [65, 89],
    sigma: [0.01, 0.01],
    noise: 'of variance 1',
  },
};

function drawNoise(random: Random, { samples, noise }: CaseSpec): NumericArray {
  const drawn = Array.from({ length: samples }, () => random.normal());
  const mean = drawn.reduce((sum, e) => sum + e, 0) / samples;
  const deviation = Math.hypot(...drawn.map((e) => e - mean)) / Math.sqrt(samples - 1);
  switch (noise) {
    case 'mu = 0 and eps[0] = 0':
      return filled([samples], (i) => (i === 0 ? 0 : (drawn[i] ?? NaN)));
    case 'equal':
      return filled([samples], () => drawn[0] ?? NaN);
    case 'of variance 1':
      return filled([samples], (i) => ((drawn[i] ?? NaN) - mean) / deviation);
    default:
      return filled([samples], (i) => drawn[i] ?? NaN);
  }
}

function draw(random: Random, spec: CaseSpec) {
  const mu = filled([], () => between(random, spec.mu));
  const sigma = filled([], () => between(random, spec.sigma));
  const eps = drawNoise(random, spec);
  const oracleInputs = {
    f: testFunctions[spec.f],
    mu: mu.data[0] ?? NaN,
    sigma: sigma.data[0] ?? NaN,
    eps,
  };
  return { inputs: { mu, sigma, eps }, params: { f: spec.f }, oracleInputs };
}

const gradientStrata = (output: 'dMu' | 'dSigma'): Strata =>
  mapValues(gradientSpecs, (spec) => (random: Random): Case => {
    const { inputs, params, oracleInputs } = draw(random, spec);
    return {
      evaluation: { target: 'pathwiseGradient', inputs, params },
      expected: { outputs: { [output]: within(pathwiseGradient(oracleInputs)[output], c) } },
    };
  });

/** An affine f has a pathwise variance of 0. */
const varianceStrata: Strata = mapValues(varianceSpecs, (spec) => (random: Random): Case => {
  const { inputs, params, oracleInputs } = draw(random, spec);
  const { score, pathwise } = estimatorVariances(oracleInputs);
  return {
    evaluation: { target: 'estimatorVariances', inputs, params },
    expected: { outputs: { score: within(score, c), pathwise: within(pathwise, c) } },
  };
});

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'd-mu',
      title: 'the gradient with respect to μ',
      points: 1,
      strata: gradientStrata('dMu'),
    }),
    oracleCheck({
      id: 'd-sigma',
      title: 'the gradient with respect to σ',
      points: 1,
      strata: gradientStrata('dSigma'),
    }),
    oracleCheck({
      id: 'variances',
      title: 'the single-sample variance of both estimators',
      points: 1,
      strata: varianceStrata,
    }),
  ],
});
