import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  within,
  type Case,
  type Random,
} from '#grader/core/index.ts';
import { scoreFunctionGradient } from '#reference/oracle/index.ts';
import { testFunctions, type FunctionName } from '../../_private/test-functions.ts';
import exercise from '../exercise.ts';

/** Calibrated on the solution and the accepted alternatives. */
const c = 8;

type Output = 'dMu' | 'dSigma';

interface CaseSpec {
  readonly f: FunctionName;
  readonly samples: number;
  /** Far from 1 on both sides, so that a missing or doubled division by sigma shows. */
  readonly wide: boolean;
}

const specs: readonly CaseSpec[] = [
  { f: 'square', samples: 16, wide: true },
  { f: 'sine', samples: 7, wide: false },
  { f: 'cubic', samples: 64, wide: false },
  { f: 'affine', samples: 5, wide: true },
  { f: 'sine', samples: 1, wide: true },
];

function drawCase(random: Random, spec: CaseSpec, outputs: readonly Output[], blackBox: boolean): Case {
  const { f, samples, wide } = spec;
  const mu = float32([], [1.5 * random.normal()]);
  const sigma = float32([], [wide ? 1.3 + random.uniform() : 0.4 + 0.4 * random.uniform()]);
  const eps = filled([samples], () => random.normal());
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

const cases =
  (outputs: readonly Output[], blackBox: boolean) =>
  (random: Random): Case[] =>
    specs.map((spec) => drawCase(random, spec, outputs, blackBox));

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'd-mu',
      title: 'the mean of f(z) times the score of μ',
      points: 1,
      cases: cases(['dMu'], false),
    }),
    oracleCheck({
      id: 'd-sigma',
      title: 'the mean of f(z) times the score of σ',
      points: 1,
      cases: cases(['dSigma'], false),
    }),
    oracleCheck({
      id: 'black-box',
      title: 'it works if f has no gradient',
      points: 1,
      cases: cases(['dMu', 'dSigma'], true),
    }),
  ],
});
