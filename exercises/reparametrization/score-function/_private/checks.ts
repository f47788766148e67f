import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type Random,
} from '#grader/core/index.ts';
import { scoreFunctionGradient } from '#reference/oracle/index.ts';
import { mapValues } from '#reference/shared/map-values.ts';
import { between, type Interval, type Strata } from '../../_private/draw.ts';
import { testFunctions, type FunctionName } from '../../_private/test-functions.ts';
import exercise from '../exercise.ts';

/** Calibrated on the solution and the accepted alternatives. */
const c = 8;

type Output = 'dMu' | 'dSigma';

interface CaseSpec {
  readonly f: FunctionName;
  readonly samples: number;
  readonly mu: Interval;
  /** Far from 1, so that a missing or doubled division by sigma shows. */
  readonly sigma: Interval;
  /** mu, and the first entry of eps, are 0. */
  readonly zeros?: boolean;
}

const below: Interval = [-3, -0.3];
const above: Interval = [0.3, 3];
const wide: Interval = [1.3, 2.3];
const narrow: Interval = [0.4, 0.8];

const specs: Readonly<Record<string, CaseSpec>> = {
  'sigma above 1': { f: 'square', samples: 16, mu: above, sigma: wide },
  'sigma below 1': { f: 'sine', samples: 7, mu: below, sigma: narrow },
  'sigma near 0': { f: 'affine', samples: 9, mu: above, sigma: [0.02, 0.05] },
  'many samples': { f: 'cubic', samples: 64, mu: below, sigma: narrow },
  'a linear f': { f: 'affine', samples: 5, mu: below, sigma: wide },
  'a single sample': { f: 'sine', samples: 1, mu: above, sigma: wide },
  'zeros in mu and eps': { f: 'cubic', samples: 6, mu: [0, 0], sigma: wide, zeros: true },
};

function drawCase(random: Random, spec: CaseSpec, outputs: readonly Output[], blackBox: boolean): Case {
  const { f, samples, zeros = false } = spec;
  const mu = filled([], () => between(random, spec.mu));
  const sigma = filled([], () => between(random, spec.sigma));
  const eps = filled([samples], (i) => (zeros && i === 0 ? 0 : random.normal()));
  const right = scoreFunctionGradient({
    f: testFunctions[f],
    mu: mu.data[0] ?? NaN,
    sigma: sigma.data[0] ?? NaN,
    eps,
  });
  return {
    evaluation: {
      target: 'scoreFunctionGradient',
      inputs: { mu, sigma, eps },
      params: { f, blackBox },
    },
    expected: { outputs: Object.fromEntries(outputs.map((name) => [name, within(right[name], c)])) },
  };
}

const strata = (outputs: readonly Output[], blackBox: boolean): Strata =>
  mapValues(specs, (spec) => (random: Random) => drawCase(random, spec, outputs, blackBox));

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'd-mu',
      title: 'the mean of f(z) times the score of μ',
      points: 1,
      strata: strata(['dMu'], false),
    }),
    oracleCheck({
      id: 'd-sigma',
      title: 'the mean of f(z) times the score of σ',
      points: 1,
      strata: strata(['dSigma'], false),
    }),
    oracleCheck({
      id: 'black-box',
      title: 'it works if f has no gradient',
      points: 1,
      strata: strata(['dMu', 'dSigma'], true),
    }),
  ],
});
