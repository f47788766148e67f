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

type Loss = 'saturatingLoss' | 'nonSaturatingLoss';
const both: readonly Loss[] = ['saturatingLoss', 'nonSaturatingLoss'];

const draw = (random: Random, n: number, range: readonly [number, number]): NumericArray =>
  drawLogits(random, [n, 1], range);

/** Between 0 and 1, so that code that treats logits as probabilities also gets finite values. */
const likeProbabilities = (random: Random): NumericArray =>
  filled([5, 1], () => 0.05 + 0.9 * random.uniform());

const valueCase = (target: Loss, fake: NumericArray): Case => ({
  evaluation: { target, inputs: { fake } },
  expected: { outputs: { value: within(ganLosses[target]({ fake }), c) } },
});

const values = (target: Loss, random: Random): readonly Case[] => [
  valueCase(target, likeProbabilities(random)),
  valueCase(target, draw(random, 3, [0.01, 1])),
  valueCase(target, draw(random, 7, [0.01, 3])),
];

function gradientCase(target: Loss, random: Random, fake: NumericArray): Case {
  const cotangent = drawWeight(random);
  const vjp = ganLosses[`${target}Vjp`]({ fake, cotangent });
  return {
    evaluation: { target, inputs: { fake }, gradient: { wrt: ['fake'], cotangents: { value: cotangent } } },
    expected: {
      outputs: { value: within(ganLosses[target]({ fake }), c) },
      gradients: { fake: within(vjp.fake, c) },
    },
  };
}

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'saturating',
      title: 'saturatingLoss is mean log(1 − D(fake))',
      points: 0.5,
      cases: (random) => values('saturatingLoss', random),
    }),
    oracleCheck({
      id: 'non-saturating',
      title: 'nonSaturatingLoss is −mean log D(fake)',
      points: 0.5,
      cases: (random) => values('nonSaturatingLoss', random),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradients of both reach the logits',
      points: 0.5,
      cases: (random) => both.map((loss) => gradientCase(loss, random, draw(random, 5, [0.01, 3]))),
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for logits up to ±10,000',
      points: 0.5,
      // The first range is finite for every formula. From 100 on, sigmoid is exactly 0 or 1 in float32.
      cases: (random) =>
        (
          [
            [0.1, 6],
            [100, 1000],
            [1000, 10_000],
          ] as const
        ).flatMap((range) => both.map((loss) => gradientCase(loss, random, draw(random, 8, range)))),
    }),
  ],
});
