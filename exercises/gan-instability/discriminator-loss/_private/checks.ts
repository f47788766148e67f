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

/**
 * Real and fake logits of every combination of signs, one example each. Only for values: tf.unstack has no gradient for a
 * single row. Near ±3.7, a number of 1e-7 in the logarithm always shows, and the rounding of a sigmoid never does.
 */
const single = (random: Random, range: readonly [number, number]): Logits[] =>
  ([-1, 1] as const).flatMap((real) =>
    ([-1, 1] as const).map((fake) => ({
      real: drawOne(random, real, range),
      fake: drawOne(random, fake, range),
    })),
  );

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'value',
      title: '−mean log D(real) − mean log(1 − D(fake))',
      points: 1,
      strata: {
        'logits between 0 and 1': (random) =>
          valueCase({ real: likeProbabilities(random, [5, 1]), fake: likeProbabilities(random, [3, 1]) }),
        'more real examples than fakes': (random) => valueCase(draw(random, [5, 3], [0.01, 1])),
        'more fakes than real examples': (random) => valueCase(draw(random, [3, 7], [0.01, 3])),
        'batches of equal size': (random) => valueCase(draw(random, [4, 4], [0.01, 3])),
        'batches of one example': (random) => single(random, [3.6, 3.8]).map(valueCase),
        'logits of 0': () => valueCase({ real: filled([3, 1], () => 0), fake: filled([2, 1], () => 0) }),
      },
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradient reaches the logits of both batches',
      points: 0.5,
      strata: {
        'more real examples than fakes': (random) => gradientCase(random, draw(random, [5, 3], [0.01, 1])),
        'more fakes than real examples': (random) => gradientCase(random, draw(random, [4, 6], [0.01, 3])),
        'batches of equal size': (random) => gradientCase(random, draw(random, [4, 4], [2, 3])),
      },
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for logits up to ±10,000',
      points: 0.5,
      // The first range is finite for every formula. From 20 on, 1 − sigmoid is exactly 0 in float32 on every engine; from 100 on,
      // sigmoid is exactly 0 or 1. Between, engines round differently.
      strata: {
        'logits up to ±6': (random) => gradientCase(random, draw(random, [6, 9], [0.1, 6])),
        'logits between ±20 and ±30': (random) => gradientCase(random, draw(random, [6, 9], [20, 30])),
        'logits between ±100 and ±1,000': (random) => gradientCase(random, draw(random, [6, 9], [100, 1000])),
        'logits between ±1,000 and ±10,000': (random) =>
          gradientCase(random, draw(random, [9, 6], [1000, 10_000])),
        'logits of ±10,000': (random) => gradientCase(random, { real: ends, fake: ends }),
      },
    }),
  ],
});
