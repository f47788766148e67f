import { featureStatistics, type FeatureStatistics } from './feature-statistics.ts';
import { requireComparable, requireCount, type Rows } from './rows.ts';
import { symmetricEigen, symmetricEigenvalues, symmetricFunction } from './symmetric-eigen.ts';

/**
 * Fréchet distance of the normal distributions fitted to two sets of rows, a squared length in units of the features
 * (Heusel et al. 2017, eq. 6). It is biased upwards, see `frechetBias`: compare models only with the same number of
 * samples.
 *
 * Throws a RangeError for fewer than d + 1 rows on either side: with fewer, covariances are singular.
 */
export function frechetDistance(x: Rows, y: Rows): number {
  requireComparable(x, y);
  for (const rows of [x, y])
    requireCount(
      'a Fréchet distance',
      rows,
      rows.d + 1,
      `the covariance of ${rows.d} features is singular below`,
    );
  return frechetBetween(featureStatistics(x), featureStatistics(y));
}

/** ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁^½ Σ₂ Σ₁^½)^½) (Dowson and Landau 1982). */
export function frechetBetween(first: FeatureStatistics, second: FeatureStatistics): number {
  const d = first.mean.length;
  const squaredShift = first.mean.reduce((sum, mean, k) => sum + (mean - (second.mean[k] as number)) ** 2, 0);
  const squareRoot = symmetricFunction(symmetricEigen(first.covariance, d), root); // Σ₁^½
  // Symmetric, unlike Σ₁ Σ₂: its root needs no complex numbers, and a collapsed model's zeros stay zeros.
  const inner = product(product(squareRoot, second.covariance, d), squareRoot, d);
  const overlap = symmetricEigenvalues(inner, d).reduce((sum, value) => sum + root(value), 0);
  return squaredShift + trace(first.covariance, d) + trace(second.covariance, d) - 2 * overlap;
}

/**
 * The expected distance between two samples of the same N(0, I) in d dimensions, to first order in 1/n and 1/m: d (1/n
 * + 1/m) from the means, and ‖S₁ − S₂‖² / 4 on average from the covariances.
 */
export const frechetBias = ({ n, m, d }: { n: number; m: number; d: number }): number =>
  (d + (d * d + d) / 4) * (1 / n + 1 / m);

/** Eigenvalues of a covariance below zero are rounding errors. */
const root = (value: number): number => Math.sqrt(Math.max(value, 0));

const trace = (a: Float64Array, d: number): number => {
  let sum = 0;
  for (let k = 0; k < d; k++) sum += a[k * d + k] as number;
  return sum;
};

/** a b, all [d, d]. */
function product(a: Float64Array, b: Float64Array, d: number): Float64Array {
  const result = new Float64Array(d * d);
  for (let i = 0; i < d; i++)
    for (let k = 0; k < d; k++) {
      const factor = a[i * d + k] as number;
      for (let j = 0; j < d; j++)
        result[i * d + j] = (result[i * d + j] as number) + factor * (b[k * d + j] as number);
    }
  return result;
}
