import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { ganLosses } from '#reference/oracle/index.ts';
import { drawLogits, drawWeight } from '../../_private/logits.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 4;

interface Logits {
  readonly real: NumericArray;
  readonly fake: NumericArray;
}

/** The batches differ in size, so that a mean over both together shows. */
const draw = (
  random: Random,
  sizes: readonly [real: number, fake: number],
  range: readonly [number, number],
) => ({
  real: drawLogits(random, [sizes[0], 1], range),
  fake: drawLogits(random, [sizes[1], 1], range),
});

/** Between 0 and 1, so that code that treats logits as probabilities also gets finite values. */
const likeProbabilities = (random: Random, n: number): NumericArray =>
  filled([n, 1], () => 0.05 + 0.9 * random.uniform());

const valueCase = (inputs: Logits): Case => ({
  evaluation: { target: 'discriminatorLoss', inputs: { ...inputs } },
  expected: { outputs: { value: within(ganLosses.discriminatorLoss(inputs), c) } },
});

function gradientCase(random: Random, inputs: Logits): Case {
  const cotangent = drawWeight(random);
  const vjp = ganLosses.discriminatorLossVjp({ ...inputs, cotangent });
  return {
    evaluation: {
      target: 'discriminatorLoss',
      inputs: { ...inputs },
      gradient: { wrt: ['real', 'fake'], cotangents: { value: cotangent } },
    },
    expected: {
      outputs: { value: within(ganLosses.discriminatorLoss(inputs), c) },
      gradients: { real: within(vjp.real, c), fake: within(vjp.fake, c) },
    },
  };
}

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'value',
      title: '−mean log D(real) − mean log(1 − D(fake))',
      points: 1,
      cases: (random) => [
        valueCase({ real: likeProbabilities(random, 5), fake: likeProbabilities(random, 3) }),
        valueCase(draw(random, [5, 3], [0.01, 1])),
        valueCase(draw(random, [3, 7], [0.01, 3])),
        valueCase(draw(random, [4, 4], [0.01, 3])),
      ],
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient reaches the logits of both batches',
      points: 0.5,
      cases: (random) => [
        gradientCase(random, draw(random, [5, 3], [0.01, 1])),
        gradientCase(random, draw(random, [4, 6], [0.01, 3])),
      ],
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for logits up to ±10,000',
      points: 0.5,
      // The first case is finite for every formula. From 100 on, sigmoid is exactly 0 or 1 in float32.
      cases: (random) =>
        (
          [
            [0.1, 6],
            [100, 1000],
            [1000, 10_000],
          ] as const
        ).map((range) => gradientCase(random, draw(random, [6, 9], range))),
    }),
  ],
});
