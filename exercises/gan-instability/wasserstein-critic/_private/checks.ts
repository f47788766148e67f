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

interface Scores {
  readonly [name: string]: NumericArray;
  readonly real: NumericArray;
  readonly fake: NumericArray;
}

/** Of one sign: positive ones also give finite values to code with logarithms. */
const drawScores = (random: Random, n: number, mean: number): NumericArray =>
  filled([n, 1], () => mean * (0.2 + random.uniform()));

const pair = (random: Random, real: readonly [n: number, mean: number], fake: typeof real): Scores => ({
  real: drawScores(random, ...real),
  fake: drawScores(random, ...fake),
});

const pairs: Readonly<Record<string, (random: Random) => Scores>> = {
  'higher scores for real examples': (random) => pair(random, [5, 3], [4, 0.5]),
  'higher scores for generated examples': (random) => pair(random, [3, 0.5], [6, 3]),
  'negative scores': (random) => pair(random, [4, -2], [7, -0.3]),
  'batches of equal size': (random) => pair(random, [4, 2], [4, -1]),
  'batches of one example': (random) => pair(random, [1, -1], [1, 2]),
  'scores past 100': (random) => pair(random, [3, 500], [5, -300]),
  'scores of 0': () => ({ real: filled([2, 1], () => 0), fake: filled([3, 1], () => 0) }),
};

const strataOf = (toCase: (scores: Scores) => Case): Record<string, (random: Random) => Case> =>
  Object.fromEntries(
    Object.entries(pairs).map(([name, draw]) => [name, (random: Random) => toCase(draw(random))]),
  );

const criticCase = (scores: Scores): Case => ({
  evaluation: { target: 'criticLoss', inputs: scores },
  expected: { outputs: { value: within(wasserstein.criticLoss(scores), c) } },
});

const generatorCase = (fake: NumericArray): Case => ({
  evaluation: { target: 'generatorLoss', inputs: { fake } },
  expected: { outputs: { value: within(wasserstein.generatorLoss({ fake }), c) } },
});

const gradientOf = (wrt: readonly string[], cotangent: NumericArray) => ({
  wrt,
  cotangents: { value: cotangent },
});

function criticGradient(random: Random, scores: Scores): Case {
  const cotangent = drawWeight(random);
  const { real, fake } = wasserstein.criticLossVjp({ ...scores, cotangent });
  const { evaluation, expected } = criticCase(scores);
  return {
    evaluation: { ...evaluation, gradient: gradientOf(['real', 'fake'], cotangent) },
    expected: { ...expected, gradients: { real: within(real, c), fake: within(fake, c) } },
  };
}

function generatorGradient(random: Random, scores: NumericArray): Case {
  const cotangent = drawWeight(random);
  const { fake } = wasserstein.generatorLossVjp({ fake: scores, cotangent });
  const { evaluation, expected } = generatorCase(scores);
  return {
    evaluation: { ...evaluation, gradient: gradientOf(['fake'], cotangent) },
    expected: { ...expected, gradients: { fake: within(fake, c) } },
  };
}

/**
 * Far into the range where a sigmoid or a logarithm would be flat, and of both signs unless shifted. Two batches of which one
 * is shifted by 60 cannot have the same mean.
 */
const far = (random: Random, n: number, shift = 0): NumericArray =>
  filled([n, 1], (i) => shift + (i % 2 === 0 ? 1 : -1) * (10 + 40 * random.uniform()));

const gradients =
  (draw: (random: Random) => Scores) =>
  (random: Random): Case[] => {
    const scores = draw(random);
    return [criticGradient(random, scores), generatorGradient(random, scores.fake)];
  };

interface ClipSpec {
  readonly limit: number;
  readonly shapes?: readonly [kernel: readonly number[], bias: readonly number[]];
  /** The largest size of an entry, in multiples of c. */
  readonly largest?: number;
}

/** In turn inside and outside of −c..c, above 0 and below, so that every variable has all four. */
function drawWeights(random: Random, shape: readonly number[], limit: number, largest: number): NumericArray {
  const first = Math.floor(4 * random.uniform());
  return filled(shape, (i) => {
    const [outside, negative] = [(i + first) % 2 === 0, (i + first) % 4 < 2];
    const size = outside ? 0.5 * largest * (1 + random.uniform()) : 0.9 * random.uniform();
    return (negative ? -1 : 1) * limit * size;
  });
}

const clipCase =
  ({ limit, shapes: [kernel, bias] = [[4, 5], [5]], largest = 4 }: ClipSpec) =>
  (random: Random): Case => {
    const draw = (shape: readonly number[]): NumericArray => drawWeights(random, shape, limit, largest);
    return clipped({ kernel: draw(kernel), bias: draw(bias), generatorKernel: draw([3, 4]) }, limit);
  };

function clipped(
  inputs: Readonly<Record<'kernel' | 'bias' | 'generatorKernel', NumericArray>>,
  limit: number,
): Case {
  const inside = (weights: NumericArray): Expected =>
    within(wasserstein.clipped({ weights, c: float32([], [limit]) }), c);
  const { shape, data } = inputs.generatorKernel;
  return {
    evaluation: { target: 'clipWeights', inputs: { ...inputs }, params: { c: limit } },
    expected: {
      outputs: {
        kernel: inside(inputs.kernel),
        bias: inside(inputs.bias),
        generatorKernel: within({ shape, value: data, scale: new Float64Array(data.length) }, c),
      },
    },
  };
}

/** Weights of exactly −c, 0 and c, which stay as they are. */
const atTheLimits = (limit: number): Case => {
  const ends = [-limit, limit, 0, limit, -limit, 0];
  return clipped(
    {
      kernel: float32([2, 3], ends),
      bias: float32([3], ends.slice(3)),
      generatorKernel: float32([3, 2], ends),
    },
    limit,
  );
};

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'critic',
      title: 'criticLoss is mean(fake) − mean(real)',
      points: 0.5,
      strata: strataOf(criticCase),
    }),
    oracleCheck({
      id: 'generator',
      title: 'generatorLoss is −mean(fake), the opposite direction',
      points: 0.5,
      strata: strataOf(({ fake }) => generatorCase(fake)),
    }),
    oracleCheck({
      id: 'gradient',
      title: 'every score gets the same gradient, whatever its size',
      points: 1,
      strata: {
        'scores past 10': gradients((random) => ({ real: far(random, 3, -60), fake: far(random, 5) })),
        'scores near 0': gradients((random) => pair(random, [4, 0.5], [2, -0.5])),
        'batches of equal size': gradients((random) => ({ real: far(random, 4, 60), fake: far(random, 4) })),
      },
    }),
    oracleCheck({
      id: 'clip',
      title: 'clipWeights clips the given variables, and no others, to −c..c',
      points: 1,
      strata: {
        'c below 1': (random) => [0.01, 0.5].map((limit) => clipCase({ limit })(random)),
        'c above 1': clipCase({ limit: 3 }),
        'weights far outside': clipCase({ limit: 0.1, largest: 1000 }),
        'weights inside or at ±c': () => atTheLimits(0.5),
        'variables of other shapes': clipCase({
          limit: 0.2,
          shapes: [
            [2, 2, 3, 2],
            [1, 6],
          ],
        }),
        'a scalar variable': clipCase({ limit: 0.2, shapes: [[4, 1], []] }),
      },
    }),
  ],
});
