import { columnMeans } from './feature-statistics.ts';
import { requireCount, requireFinite, type Rows } from './rows.ts';

export interface ActiveUnits {
  readonly count: number;
  /** Variance of each unit's posterior mean over the examples, divided by n − 1: [latent]. */
  readonly variances: Float64Array;
}

/** Fewer examples leave a standard error of more than 1/7 on a variance, √(2 / (n − 1)). */
const leastExamples = 100;

/**
 * Latent units that depend on x: Var over x of E[z | x] > 0.01 (Burda et al. 2016, section 5). A unit that collapsed to
 * the prior has 0.
 *
 * Throws a RangeError for fewer than 100 examples.
 *
 * @param posteriorMeans mu of each example, [n, latent]
 */
export function activeUnits(posteriorMeans: Rows, threshold = 0.01): ActiveUnits {
  const { data, n, d } = posteriorMeans;
  requireCount(
    'active units',
    posteriorMeans,
    leastExamples,
    'the variance of fewer is off by more than a seventh',
  );
  requireFinite('posterior means', data);
  const variances = columnMeans(posteriorMeans).map((mean, unit) => {
    let squares = 0;
    for (let i = 0; i < n; i++) squares += ((data[i * d + unit] as number) - mean) ** 2;
    return squares / (n - 1);
  });
  return { count: variances.filter((variance) => variance > threshold).length, variances };
}
