import {
  defineHiddenChecks,
  float32,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { optimalDiscriminator as oracle, type Estimate } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 5;

interface Pair {
  readonly [name: string]: NumericArray;
  readonly p: NumericArray; // [n]
  readonly q: NumericArray;
}

const normalised = (weights: readonly number[]): NumericArray => {
  const sum = weights.reduce((a, b) => a + b, 0);
  return float32(
    [weights.length],
    weights.map((weight) => weight / sum),
  );
};

const drawWeights = (random: Random, n: number): number[] =>
  Array.from({ length: n }, () => 0.05 + random.uniform() ** 2);

const overlapping = (random: Random, n: number): Pair => ({
  p: normalised(drawWeights(random, n)),
  q: normalised(drawWeights(random, n)),
});

/** p has its mass at both ends and q in the middle, so the cumulative distributions cross. */
function crossing(random: Random): Pair {
  const [p, q] = [drawWeights(random, 6), drawWeights(random, 6)];
  const isEnd = (i: number): boolean => i === 0 || i === 5;
  return {
    p: normalised(p.map((weight, i) => (isEnd(i) ? 1 + weight : 0.1 * weight))),
    q: normalised(q.map((weight, i) => (isEnd(i) ? 0.1 * weight : 0.3 + weight))),
  };
}

/** p has mass on the first points and q on the last, and the points between have none. */
function disjoint(random: Random): Pair {
  const [left, right] = [drawWeights(random, 3), drawWeights(random, 4)];
  const none = (n: number): number[] => Array.from({ length: n }, () => 0);
  return { p: normalised([...left, ...none(6)]), q: normalised([...none(5), ...right]) };
}

/** Each has almost no mass where the other has its mass; not equally little, so that KL(p ‖ q) is never near KL(q ‖ p). */
function nearlyDisjoint(random: Random): Pair {
  const [left, right] = [drawWeights(random, 3), drawWeights(random, 3)];
  const tiny = (size: number): number[] => Array.from({ length: 3 }, () => size * (1 + random.uniform()));
  return { p: normalised([...left, ...tiny(1e-30)]), q: normalised([...tiny(1e-25), ...right]) };
}

/** Points at uneven distances. The first point is random. */
function drawPoints(random: Random, n: number, from = -2): NumericArray {
  let x = from + 4 * random.uniform();
  return float32(
    [n],
    Array.from({ length: n }, () => (x += 0.2 + 2 * random.uniform())),
  );
}

const caseOf = (target: string, inputs: Pair, right: Estimate): Case => ({
  evaluation: { target, inputs },
  expected: { outputs: { value: within(right, c) } },
});

const discriminator = (pair: Pair): Case =>
  caseOf('optimalDiscriminator', pair, oracle.optimalDiscriminator(pair));
const value = (pair: Pair): Case => caseOf('gameValue', pair, oracle.gameValue(pair));
const divergence = (pair: Pair): Case => caseOf('jensenShannon', pair, oracle.jensenShannon(pair));

const distanceAt = (inputs: Pair & { readonly points: NumericArray }): Case =>
  caseOf('wasserstein', inputs, oracle.wasserstein1(inputs));

const distance = (random: Random, { p, q }: Pair): Case =>
  distanceAt({ points: drawPoints(random, p.data.length), p, q });

/** Both have mass at the middle points, only one of them at the others. */
function partlyOverlapping(random: Random): Pair {
  const [p, q] = [drawWeights(random, 5), drawWeights(random, 5)];
  return { p: normalised([...p, 0, 0]), q: normalised([0, 0, ...q]) };
}

function equal(random: Random): Pair {
  const { p } = overlapping(random, 5);
  return { p, q: p };
}

/** The only distribution on a single point. */
const singlePoint: Pair = { p: float32([1], [1]), q: float32([1], [1]) };

/** Points all above 10, and all below −10. */
const farPoints = (random: Random): Case[] =>
  [12, -40].map((from) => distanceAt({ points: drawPoints(random, 5, from), ...overlapping(random, 5) }));

const both = (ask: (pair: Pair) => Case) => ({
  'distributions that overlap': (random: Random) => [6, 9].map((n) => ask(overlapping(random, n))),
  'equal distributions': (random: Random) => ask(equal(random)),
  'two points': (random: Random) => ask(overlapping(random, 2)),
  'a single point': () => ask(singlePoint),
});

const allThree = (draw: (random: Random) => Pair) => (random: Random) => {
  const pair = draw(random);
  return [discriminator(pair), value(pair), divergence(pair)];
};

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'discriminator',
      title: 'optimalDiscriminator is p / (p + q)',
      points: 0.5,
      strata: both(discriminator),
    }),
    oracleCheck({
      id: 'value',
      title: 'gameValue is −log 4 + 2 JS(p, q)',
      points: 0.5,
      strata: both(value),
    }),
    oracleCheck({
      id: 'divergence',
      title: 'jensenShannon is the mean of two divergences from the mixture',
      points: 0.5,
      strata: both(divergence),
    }),
    oracleCheck({
      id: 'disjoint',
      title: 'all three stay finite and accurate where one or both have little or no mass',
      points: 0.5,
      strata: {
        'no mass of one distribution at some points': allThree(partlyOverlapping),
        'no common point, and points without any mass': allThree(disjoint),
        'masses of 1e-30': allThree(nearlyDisjoint),
      },
    }),
    oracleCheck({
      id: 'wasserstein',
      title: 'wasserstein is the area between the cumulative distributions, even if they are disjoint',
      points: 1,
      strata: {
        'cumulative distributions that cross': (random) => distance(random, crossing(random)),
        'distributions that overlap': (random) => distance(random, overlapping(random, 7)),
        'disjoint distributions': (random) => [1, 2].map(() => distance(random, disjoint(random))),
        'equal distributions': (random) => distance(random, equal(random)),
        'two points': (random) => distance(random, overlapping(random, 2)),
        'points past ±10': farPoints,
      },
    }),
  ],
});
