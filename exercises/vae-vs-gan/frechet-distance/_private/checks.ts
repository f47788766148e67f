import {
  defineHiddenChecks,
  filled,
  oracleCheck,
  within,
  type Case,
  type NumericArray,
  type Random,
} from '#grader/core/index.ts';
import { frechet } from '#reference/oracle/index.ts';
import exercise from '../exercise.ts';

/** Calibrated: see tests/calibration. */
const c = 4;
const cDistance = 3;

/** Columns with different means and spreads, mixed so that they are correlated. */
function statisticsCase(random: Random, n: number, d: number, offset: number): Case {
  const mixing = Array.from({ length: d * d }, () => random.normal());
  const means = Array.from({ length: d }, () => offset * (1 + 0.2 * random.normal()));
  const rows = Array.from({ length: n }, () => Array.from({ length: d }, () => random.normal()));
  const x = filled([n, d], (i) => {
    const [row, column] = [Math.floor(i / d), i % d];
    const mixed = (rows[row] ?? []).reduce((sum, z, k) => sum + z * (mixing[k * d + column] ?? NaN), 0);
    return (means[column] ?? NaN) + mixed;
  });
  const { mean, covariance } = frechet.featureStatistics({ x });
  return {
    evaluation: { target: 'featureStatistics', inputs: { x } },
    expected: { outputs: { mean: within(mean, c), covariance: within(covariance, c) } },
  };
}

/** Σ from `rank` random directions plus `ridge` on the diagonal, exactly symmetric. */
function covariance(random: Random, d: number, rank: number, ridge: number): NumericArray {
  const directions = Array.from({ length: rank }, () => Array.from({ length: d }, () => random.normal()));
  return filled([d, d], (ij) => {
    const [i, j] = [Math.floor(ij / d), ij % d];
    const [low, high] = [Math.min(i, j), Math.max(i, j)];
    const sum = directions.reduce((total, v) => total + (v[low] ?? NaN) * (v[high] ?? NaN), 0);
    return sum / rank + (i === j ? ridge : 0);
  });
}

const diagonal = (random: Random, d: number): NumericArray =>
  filled([d, d], (ij) => (ij % (d + 1) === 0 ? 0.2 + 3 * random.uniform() : 0));

const mean = (random: Random, d: number): NumericArray => filled([d], () => random.normal());

type Pair = Readonly<Record<keyof frechet.GaussianPair, NumericArray>>;

const caseOf = (pair: Pair): Case => ({
  evaluation: { target: 'frechetDistance', inputs: { ...pair } },
  expected: { outputs: { value: within(frechet.frechetDistance(pair), cDistance) } },
});

const distanceCase = (random: Random, d: number, draw: () => NumericArray): Case =>
  caseOf({ mean1: mean(random, d), covariance1: draw(), mean2: mean(random, d), covariance2: draw() });

function identical(random: Random, d: number): Case {
  const [same, sigma] = [mean(random, d), covariance(random, d, d + 2, 0.3)];
  return caseOf({ mean1: same, covariance1: sigma, mean2: same, covariance2: sigma });
}

/** Rank 1 and rank 2, rounded to float32 and redrawn until each has a negative eigenvalue. */
function degenerate(random: Random, d: number): Case {
  const rounded = (rank: number): NumericArray => {
    for (;;) {
      const drawn = covariance(random, d, rank, 0);
      if ((frechet.eigenvalues(drawn)[0] ?? NaN) < -1e-9) return drawn;
    }
  };
  return caseOf({
    mean1: mean(random, d),
    covariance1: rounded(1),
    mean2: mean(random, d),
    covariance2: rounded(2),
  });
}

export default defineHiddenChecks({
  exercise,
  version: 1,
  checks: [
    oracleCheck({
      id: 'statistics',
      title: 'mean and covariance of the rows, divided by n − 1',
      points: 1,
      cases: (random) => [
        statisticsCase(random, 7, 3, 1),
        statisticsCase(random, 4, 4, 1), // as many examples as features, so that the shape does not reveal the axis
        statisticsCase(random, 2, 5, 1),
      ],
    }),
    oracleCheck({
      id: 'offset',
      title: 'the covariance stays accurate if the means are far from 0',
      points: 0.5,
      cases: (random) => [statisticsCase(random, 9, 3, 1), statisticsCase(random, 9, 3, 300)],
    }),
    oracleCheck({
      id: 'diagonal',
      title: 'for diagonal covariances it is Σ (Δμ)² + Σ (Δσ)²',
      points: 0.5,
      cases: (random) => [1, 4, 6].map((d) => distanceCase(random, d, () => diagonal(random, d))),
    }),
    oracleCheck({
      id: 'general',
      title: 'for any covariances, and 0 for two equal Gaussians',
      points: 1.5,
      cases: (random) => [
        ...[2, 4, 7].map((d) => distanceCase(random, d, () => covariance(random, d, d + 2, 0.3))),
        identical(random, 5),
      ],
    }),
    oracleCheck({
      id: 'degenerate',
      title: 'a number even if a covariance is rank-deficient',
      points: 0.5,
      cases: (random) => [
        distanceCase(random, 4, () => covariance(random, 4, 6, 0.3)),
        degenerate(random, 4),
        degenerate(random, 6),
      ],
    }),
  ],
});
