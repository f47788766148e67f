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

/** Each has almost no mass where the other has its mass. */
function nearlyDisjoint(random: Random): Pair {
  const [left, right] = [drawWeights(random, 3), drawWeights(random, 3)];
  const tiny = (n: number): number[] => Array.from({ length: n }, () => 1e-30 * (1 + random.uniform()));
  return { p: normalised([...left, ...tiny(3)]), q: normalised([...tiny(3), ...right]) };
}

/** Points at uneven distances. The first point is random. */
function drawPoints(random: Random, n: number): NumericArray {
  let x = 4 * random.uniform() - 2;
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

function distance(random: Random, { p, q }: Pair): Case {
  const inputs = { points: drawPoints(random, p.data.length), p, q };
  return caseOf('wasserstein', inputs, oracle.wasserstein1(inputs));
}

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'discriminator',
      title: 'optimalDiscriminator is p / (p + q)',
      points: 0.5,
      cases: (random) => [discriminator(overlapping(random, 6))],
    }),
    oracleCheck({
      id: 'value',
      title: 'gameValue is −log 4 + 2 JS(p, q)',
      points: 0.5,
      cases: (random) => [value(overlapping(random, 6)), value(overlapping(random, 9))],
    }),
    oracleCheck({
      id: 'divergence',
      title: 'jensenShannon is the mean of two divergences from the mixture',
      points: 0.5,
      cases: (random) => [divergence(overlapping(random, 6)), divergence(overlapping(random, 9))],
    }),
    oracleCheck({
      id: 'disjoint',
      title: 'all three stay finite and accurate where one or both have little or no mass',
      points: 0.5,
      cases: (random) =>
        [disjoint(random), nearlyDisjoint(random)].flatMap((pair) => [
          discriminator(pair),
          value(pair),
          divergence(pair),
        ]),
    }),
    oracleCheck({
      id: 'wasserstein',
      title: 'wasserstein is the area between the cumulative distributions, even if they are disjoint',
      points: 1,
      cases: (random) => [
        distance(random, crossing(random)),
        distance(random, disjoint(random)),
        distance(random, disjoint(random)),
      ],
    }),
  ],
});
