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
import { drawLogits, drawOne, drawWeight, ends, likeProbabilities } from '../../_private/logits.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 4;

type Loss = 'saturatingLoss' | 'nonSaturatingLoss';
const both: readonly Loss[] = ['saturatingLoss', 'nonSaturatingLoss'];

const draw = (random: Random, n: number, range: readonly [number, number]): NumericArray =>
  drawLogits(random, [n, 1], range);

const valueCase = (target: Loss, fake: NumericArray): Case => ({
  evaluation: { target, inputs: { fake } },
  expected: { outputs: { value: within(ganLosses[target]({ fake }), c) } },
});

/**
 * One logit of each sign. Only for values: tf.unstack has no gradient for a single row. Near ±3, a number of 1e-7 in the
 * logarithm always shows, and the rounding of a sigmoid never does.
 */
const single = (random: Random): NumericArray[] =>
  ([-1, 1] as const).map((sign) => drawOne(random, sign, [2.9, 3.1]));

const values = (target: Loss): Record<string, (random: Random) => Case | Case[]> => ({
  'logits between 0 and 1': (random) => valueCase(target, likeProbabilities(random, [5, 1])),
  'logits up to ±1': (random) => valueCase(target, draw(random, 3, [0.01, 1])),
  'logits up to ±3': (random) => valueCase(target, draw(random, 7, [0.01, 3])),
  'a batch of one example': (random) => single(random).map((fake) => valueCase(target, fake)),
  'logits of 0': () =>
    valueCase(
      target,
      filled([3, 1], () => 0),
    ),
});

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

const gradientCases =
  (drawn: (random: Random) => readonly NumericArray[]) =>
  (random: Random): Case[] =>
    both.flatMap((loss) => drawn(random).map((fake) => gradientCase(loss, random, fake)));

const range = (n: number, from: number, to: number) =>
  gradientCases((random) => [draw(random, n, [from, to])]);

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'saturating',
      title: 'saturatingLoss is mean log(1 − D(fake))',
      points: 0.5,
      strata: values('saturatingLoss'),
    }),
    oracleCheck({
      id: 'non-saturating',
      title: 'nonSaturatingLoss is −mean log D(fake)',
      points: 0.5,
      strata: values('nonSaturatingLoss'),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradients of both reach the logits',
      points: 0.5,
      strata: {
        'logits up to ±3': range(5, 0.01, 3),
        'logits between ±2 and ±3': range(4, 2, 3),
      },
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for logits up to ±10,000',
      points: 0.5,
      // The first range is finite for every formula. From 20 on, 1 − sigmoid is exactly 0 in float32 on every engine; from 100 on,
      // sigmoid is exactly 0 or 1. Between, engines round differently.
      strata: {
        'logits up to ±6': range(8, 0.1, 6),
        'logits between ±20 and ±30': range(8, 20, 30),
        'logits between ±100 and ±1,000': range(8, 100, 1000),
        'logits between ±1,000 and ±10,000': range(8, 1000, 10_000),
        'logits of ±10,000': gradientCases(() => [ends]),
      },
    }),
  ],
});
