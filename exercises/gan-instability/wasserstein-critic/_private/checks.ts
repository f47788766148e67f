import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  within,
  type Case,
  type Expected,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { wasserstein } from '#reference/oracle/index.ts';
import { drawWeight } from '../../_private/logits.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 5;

/** Positive, so that code with logarithms also gets finite values. */
const drawScores = (random: Random, n: number, mean: number): NumericArray =>
  filled([n, 1], () => mean * (0.2 + random.uniform()));

/** One case in which real examples score higher, and one in which generated ones do. */
const drawPairs = (random: Random): { real: NumericArray; fake: NumericArray }[] => [
  { real: drawScores(random, 5, 3), fake: drawScores(random, 4, 0.5) },
  { real: drawScores(random, 3, 0.5), fake: drawScores(random, 6, 3) },
];

const criticCase = (scores: { real: NumericArray; fake: NumericArray }): Case => ({
  evaluation: { target: 'criticLoss', inputs: scores },
  expected: { outputs: { value: within(wasserstein.criticLoss(scores), c) } },
});

const generatorCase = (fake: NumericArray): Case => ({
  evaluation: { target: 'generatorLoss', inputs: { fake } },
  expected: { outputs: { value: within(wasserstein.generatorLoss({ fake }), c) } },
});

/** Far into the range where a sigmoid or a logarithm would be flat. */
function gradientCases(random: Random): readonly Case[] {
  const real = filled([3, 1], () => 20 * random.normal());
  const fake = filled([5, 1], () => 20 * random.normal());
  const cotangent = drawWeight(random);
  const critic = wasserstein.criticLossVjp({ real, fake, cotangent });
  const generator = wasserstein.generatorLossVjp({ fake, cotangent });
  const gradient = (wrt: readonly string[]) => ({ wrt, cotangents: { value: cotangent } });
  return [
    {
      ...criticCase({ real, fake }),
      evaluation: {
        target: 'criticLoss',
        inputs: { real, fake },
        gradient: gradient(['real', 'fake']),
      },
      expected: {
        ...criticCase({ real, fake }).expected,
        gradients: { real: within(critic.real, c), fake: within(critic.fake, c) },
      },
    },
    {
      evaluation: { target: 'generatorLoss', inputs: { fake }, gradient: gradient(['fake']) },
      expected: {
        ...generatorCase(fake).expected,
        gradients: { fake: within(generator.fake, c) },
      },
    },
  ];
}

function clipCase(random: Random, limit: number): Case {
  // About half of the entries are outside, on both sides.
  const draw = (shape: readonly number[]): NumericArray => filled(shape, () => 1.6 * limit * random.normal());
  const inputs = { kernel: draw([4, 5]), bias: draw([5]), generatorKernel: draw([3, 4]) };
  const clipped = (weights: NumericArray): Expected =>
    within(wasserstein.clipped({ weights, c: float32([], [limit]) }), c);
  return {
    evaluation: { target: 'clipWeights', inputs, params: { c: limit } },
    expected: {
      outputs: {
        kernel: clipped(inputs.kernel),
        bias: clipped(inputs.bias),
        generatorKernel: within(
          {
            shape: inputs.generatorKernel.shape,
            value: inputs.generatorKernel.data,
            scale: new Float64Array(12),
          },
          c,
        ),
      },
    },
  };
}

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'critic',
      title: 'criticLoss is mean(fake) − mean(real)',
      points: 0.5,
      cases: (random) => drawPairs(random).map(criticCase),
    }),
    oracleCheck({
      id: 'generator',
      title: 'generatorLoss is −mean(fake), the opposite direction',
      points: 0.5,
      cases: (random) => drawPairs(random).map(({ fake }) => generatorCase(fake)),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'every score gets the same gradient, whatever its size',
      points: 1,
      cases: gradientCases,
    }),
    oracleCheck({
      id: 'clip',
      title: 'clipWeights clips the given variables, and no others, to −c..c',
      points: 1,
      cases: (random) => [clipCase(random, 0.01), clipCase(random, 0.5)],
    }),
  ],
});
