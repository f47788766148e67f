import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  within,
  type Case,
  type Random,
} from '#grader/core/index.ts';
import { estimatorVariances, pathwiseGradient } from '#reference/oracle/index.ts';
import { testFunctions, type FunctionName } from '../../_private/test-functions.ts';
import exercise from '../exercise.ts';

/** Calibrated on the solution and the accepted alternatives. */
const c = 8;

interface CaseSpec {
  readonly f: FunctionName;
  readonly samples: number;
  /** Far from 1 on both sides, so that a missing or doubled factor sigma shows. */
  readonly wide: boolean;
  /** z is far from zero compared with its spread, so that E[t²] − E[t]² loses precision. */
  readonly far?: boolean;
}

const gradientSpecs: readonly CaseSpec[] = [
  { f: 'square', samples: 16, wide: true },
  { f: 'sine', samples: 7, wide: false },
  { f: 'cubic', samples: 64, wide: false },
  { f: 'affine', samples: 5, wide: true },
  { f: 'sine', samples: 1, wide: true },
];

/** An affine f has a pathwise variance of 0. */
const varianceSpecs: readonly CaseSpec[] = [
  { f: 'square', samples: 64, wide: false },
  { f: 'sine', samples: 7, wide: true },
  { f: 'cubic', samples: 16, wide: false },
  { f: 'affine', samples: 5, wide: true },
  { f: 'square', samples: 2, wide: true },
  { f: 'square', samples: 64, wide: false, far: true },
];

function draw(random: Random, { f, samples, wide, far = false }: CaseSpec) {
  const mu = float32([], [far ? 8 + random.uniform() : 1.5 * random.normal()]);
  const narrow = far ? 0.01 : 0.4 + 0.4 * random.uniform();
  const sigma = float32([], [wide ? 1.3 + random.uniform() : narrow]);
  const eps = filled([samples], () => random.normal());
  const oracleInputs = { f: testFunctions[f], mu: mu.data[0] ?? NaN, sigma: sigma.data[0] ?? NaN, eps };
  return { inputs: { mu, sigma, eps }, params: { f }, oracleInputs };
}

const gradientCases =
  (output: 'dMu' | 'dSigma') =>
  (random: Random): Case[] =>
    gradientSpecs.map((spec) => {
      const { inputs, params, oracleInputs } = draw(random, spec);
      return {
        evaluation: { target: 'pathwiseGradient', inputs, params },
        expected: { outputs: { [output]: within(pathwiseGradient(oracleInputs)[output], c) } },
      };
    });

const varianceCases = (random: Random): Case[] =>
  varianceSpecs.map((spec) => {
    const { inputs, params, oracleInputs } = draw(random, spec);
    const { score, pathwise } = estimatorVariances(oracleInputs);
    return {
      evaluation: { target: 'estimatorVariances', inputs, params },
      expected: { outputs: { score: within(score, c), pathwise: within(pathwise, c) } },
    };
  });

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'd-mu',
      title: 'the gradient with respect to μ',
      points: 1,
      cases: gradientCases('dMu'),
    }),
    oracleCheck({
      id: 'd-sigma',
      title: 'the gradient with respect to σ',
      points: 1,
      cases: gradientCases('dSigma'),
    }),
    oracleCheck({
      id: 'variances',
      title: 'the single-sample variance of both estimators',
      points: 1,
      cases: varianceCases,
    }),
  ],
});
