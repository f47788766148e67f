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

const statisticsOf = (x: NumericArray): Case => {
  const { mean, covariance } = frechet.featureStatistics({ x });
  return {
    evaluation: { target: 'featureStatistics', inputs: { x } },
    expected: { outputs: { mean: within(mean, c), covariance: within(covariance, c) } },
  };
};

/** Columns with different means and spreads, mixed so that they are correlated. */
function correlated(random: Random, n: number, d: number, offset = 1): NumericArray {
  const mixing = Array.from({ length: d * d }, () => random.normal());
  const means = Array.from({ length: d }, () => offset * (1 + 0.2 * random.normal()));
  const rows = Array.from({ length: n }, () => Array.from({ length: d }, () => random.normal()));
  return filled([n, d], (i) => {
    const [row, column] = [Math.floor(i / d), i % d];
    const mixed = (rows[row] ?? []).reduce((sum, z, k) => sum + z * (mixing[k * d + column] ?? NaN), 0);
    return (means[column] ?? NaN) + mixed;
  });
}

/**
 * Redrawn until each column varies more than it is far from 0, or not at all: only 'offset' asks whether a mean is
 * subtracted before the squares are taken.
 */
function spread(random: Random, draw: (random: Random) => NumericArray): Case {
  for (;;) {
    const x = draw(random);
    const { mean, covariance } = frechet.featureStatistics({ x });
    const variances = Array.from(mean.value, (_, i) => covariance.value[i * (mean.value.length + 1)] ?? NaN);
    if (variances.every((variance, i) => variance === 0 || variance > (mean.value[i] ?? NaN) ** 2))
      return statisticsOf(x);
  }
}

const spreadRows = (random: Random, n: number, d: number): Case =>
  spread(random, () => correlated(random, n, d));

const far = (random: Random, n: number, d: number, offset: number): Case =>
  statisticsOf(correlated(random, n, d, offset));

/** Eight rows, so that the mean of a column of one small whole number is exact. */
function constantColumn(random: Random): NumericArray {
  const value = 1 + Math.floor(5 * random.uniform());
  return filled([8, 3], (i) => (i % 3 === 1 ? value : 0.5 + random.normal()));
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

const distanceOf = (pair: Pair): Case => ({
  evaluation: { target: 'frechetDistance', inputs: { ...pair } },
  expected: { outputs: { value: within(frechet.frechetDistance(pair), cDistance) } },
});

const distanceCase = (random: Random, d: number, draw: () => NumericArray): Case =>
  distanceOf({ mean1: mean(random, d), covariance1: draw(), mean2: mean(random, d), covariance2: draw() });

/** The second spread is many times the first, or the other way round. */
const unequalCase = (random: Random, d: number, first: number, second: number): Case => {
  const scaled = (factor: number): NumericArray => {
    const { shape, data } = covariance(random, d, d + 2, 0.3);
    return filled(shape, (i) => factor * (data[i] ?? NaN));
  };
  return distanceOf({
    mean1: mean(random, d),
    covariance1: scaled(first),
    mean2: mean(random, d),
    covariance2: scaled(second),
  });
};

/** The second set is the same example again and again. */
const collapsed = (random: Random, d: number): Case =>
  distanceOf({
    mean1: mean(random, d),
    covariance1: covariance(random, d, d + 2, 0.3),
    mean2: mean(random, d),
    covariance2: filled([d, d], () => 0),
  });

function identical(random: Random, d: number): Case {
  const [same, sigma] = [mean(random, d), covariance(random, d, d + 2, 0.3)];
  return distanceOf({ mean1: same, covariance1: sigma, mean2: same, covariance2: sigma });
}

/** Rank 1 and rank 2, rounded to float32 and redrawn until each has a negative eigenvalue. */
function degenerate(random: Random, d: number): Case {
  const rounded = (rank: number): NumericArray => {
    for (;;) {
      const drawn = covariance(random, d, rank, 0);
      if ((frechet.eigenvalues(drawn)[0] ?? NaN) < -1e-9) return drawn;
    }
  };
  return distanceOf({
    mean1: mean(random, d),
    covariance1: rounded(1),
    mean2: mean(random, d),
    covariance2: rounded(2),
  });
}

export default defineHiddenChecks({
  exercise,
  version: 2,
  checks: [
    oracleCheck({
      id: 'statistics',
      title: 'mean and covariance of the rows, divided by n − 1',
      points: 1,
      strata: {
        'more examples than features': (random) => spreadRows(random, 7, 3),
        'as many examples as features': (random) => spreadRows(random, 4, 4),
        'two examples': (random) => spreadRows(random, 2, 5),
        'a single feature': (random) => spreadRows(random, 6, 1),
        'a constant feature': (random) => spread(random, constantColumn),
      },
    }),
    oracleCheck({
      id: 'offset',
      title: 'the covariance stays accurate if the means are far from 0',
      points: 0.5,
      strata: {
        'means near 1': (random) => spreadRows(random, 9, 3),
        'means far above 0': (random) => far(random, 9, 3, 300),
        'means far below 0': (random) => far(random, 8, 3, -300),
      },
    }),
    oracleCheck({
      id: 'diagonal',
      title: 'for diagonal covariances it is Σ (Δμ)² + Σ (Δσ)²',
      points: 0.5,
      strata: {
        'a single feature': (random) => distanceCase(random, 1, () => diagonal(random, 1)),
        'several features': (random) => [4, 6].map((d) => distanceCase(random, d, () => diagonal(random, d))),
      },
    }),
    oracleCheck({
      id: 'general',
      title: 'for any covariances, and 0 for two equal Gaussians',
      points: 1.5,
      strata: {
        'two features': (random) => distanceCase(random, 2, () => covariance(random, 2, 4, 0.3)),
        'several features': (random) =>
          [4, 7].map((d) => distanceCase(random, d, () => covariance(random, d, d + 2, 0.3))),
        'covariances of unequal size': (random) => [
          unequalCase(random, 3, 0.1, 10),
          unequalCase(random, 3, 10, 0.1),
        ],
        'two equal Gaussians': (random) => identical(random, 5),
      },
    }),
    oracleCheck({
      id: 'degenerate',
      title: 'a number even if a covariance is rank-deficient',
      points: 0.5,
      strata: {
        'covariances of full rank': (random) => distanceCase(random, 4, () => covariance(random, 4, 6, 0.3)),
        'eigenvalues slightly below 0': (random) => [degenerate(random, 4), degenerate(random, 6)],
        'a covariance of zeros': (random) => collapsed(random, 4),
      },
    }),
  ],
});
