import {
  defineHiddenChecks,
  filled,
  float32,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { relativistic } from '#reference/oracle/index.ts';
import { drawLogits, drawWeight, likeProbabilities } from '../../_private/logits.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 4;

interface Logits {
  readonly real: NumericArray;
  readonly fake: NumericArray;
}

type Player = 'discriminator' | 'generator';

const target = 'relativisticLosses';

/** Pairs whose differences have a size in `range` and alternate in sign, around middles within ±1. */
function draw(random: Random, n: number, range: readonly [number, number]): Logits {
  const halves = drawLogits(random, [n, 1], [range[0] / 2, range[1] / 2]);
  const middles = filled([n, 1], () => 2 * random.uniform() - 1);
  const around = (sign: 1 | -1): NumericArray =>
    filled([n, 1], (i) => (middles.data[i] ?? NaN) + sign * (halves.data[i] ?? NaN));
  return { real: around(1), fake: around(-1) };
}

const valueCase = (player: Player, inputs: Logits): Case => ({
  evaluation: { target, inputs: { ...inputs } },
  expected: { outputs: { [player]: within(relativistic.relativisticLosses(inputs)[player], c) } },
});

/** The generator's step changes its fakes only, so the gradient of its loss is not asked for at the real logits. */
function gradientCase(player: Player, random: Random, inputs: Logits): Case {
  const cotangent = drawWeight(random);
  const vjp = relativistic[`${player}Vjp`]({ ...inputs, cotangent });
  const wrt = player === 'discriminator' ? (['real', 'fake'] as const) : (['fake'] as const);
  const { evaluation, expected } = valueCase(player, inputs);
  return {
    evaluation: { ...evaluation, gradient: { wrt, cotangents: { [player]: cotangent } } },
    expected: {
      ...expected,
      gradients: Object.fromEntries(wrt.map((name) => [name, within(vjp[name], c)])),
    },
  };
}

const gradients =
  (n: number, range: readonly [number, number]) =>
  (random: Random): Case[] =>
    (['discriminator', 'generator'] as const).map((player) =>
      gradientCase(player, random, draw(random, n, range)),
    );

/** The logits of both batches around one large number, of either sign. */
function raised(random: Random, n: number): Logits {
  const by = (random.uniform() < 0.5 ? -1 : 1) * (200 + 100 * random.uniform());
  const around = (): NumericArray => filled([n, 1], () => by + 6 * random.uniform() - 3);
  return { real: around(), fake: around() };
}

/** Differences of `size` and of −`size`, with a pair of each order in the batch. */
const apart = (size: number): Logits => ({
  real: float32([2, 1], [size / 2, -size / 2]),
  fake: float32([2, 1], [-size / 2, size / 2]),
});

const values = (player: Player): Record<string, (random: Random) => Case | Case[]> => ({
  'logits between 0 and 1': (random) =>
    valueCase(player, { real: likeProbabilities(random, [5, 1]), fake: likeProbabilities(random, [5, 1]) }),
  'differences up to ±2': (random) => valueCase(player, draw(random, 5, [0.1, 2])),
  // An error of 1e-7 in a probability always shows, and the rounding of a sigmoid never does.
  'differences between ±5 and ±6': (random) => valueCase(player, draw(random, 6, [5, 6])),
  'a single pair': (random) => [-1, 1].map((sign) => valueCase(player, singlePair(random, sign))),
  'equal logits': (random) => {
    const logits = drawLogits(random, [4, 1], [0.5, 3]);
    return valueCase(player, { real: logits, fake: logits });
  },
  'all logits moved by the same number': (random) => valueCase(player, raised(random, 5)),
});

/** Only for values: tf.unstack has no gradient for a single row. */
function singlePair(random: Random, sign: number): Logits {
  const middle = 1 + random.uniform();
  const half = (sign * (1 + random.uniform())) / 2;
  return { real: float32([1, 1], [middle + half]), fake: float32([1, 1], [middle - half]) };
}

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'discriminator',
      title: 'the discriminator’s loss is the mean of −log sigmoid(real − fake)',
      points: 1,
      strata: values('discriminator'),
    }),
    oracleCheck({
      id: 'generator',
      title: 'the generator’s loss is the mean of −log sigmoid(fake − real)',
      points: 0.5,
      strata: values('generator'),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'the gradients reach the logits',
      points: 0.5,
      strata: {
        'differences up to ±2': gradients(5, [0.1, 2]),
        'differences between ±5 and ±6': gradients(4, [5, 6]),
      },
    }),
    oracleCheck({
      id: 'stable',
      title: 'values and gradients stay accurate for logits up to ±1,000',
      points: 1,
      // From a difference of 20 on, 1 − sigmoid is exactly 0 in float32 on every engine; from 100 on, sigmoid is exactly 0 or 1.
      strata: {
        'differences of about 25': (random) => apartCases(random, 24 + 2 * random.uniform()),
        'differences between 200 and 400': (random) => apartCases(random, 200 + 200 * random.uniform()),
        'differences between 1,000 and 2,000': (random) => apartCases(random, 1000 + 1000 * random.uniform()),
        'all logits moved by the same number': (random) =>
          (['discriminator', 'generator'] as const).map((player) =>
            gradientCase(player, random, raised(random, 5)),
          ),
      },
    }),
  ],
});

const apartCases = (random: Random, size: number): Case[] =>
  (['discriminator', 'generator'] as const).map((player) => gradientCase(player, random, apart(size)));
