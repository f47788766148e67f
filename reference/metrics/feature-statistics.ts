import { requireCount, type Rows } from './rows.ts';

export interface FeatureStatistics {
  readonly n: number;
  readonly mean: Float64Array; // [d]
  /** Unbiased: divided by n − 1. */
  readonly covariance: Float64Array; // [d, d]
}

/** Mean and covariance of the rows, in two passes: with one, a large mean eats the digits of a small variance. */
export function featureStatistics(x: Rows): FeatureStatistics {
  requireCount('feature statistics', x, 2, 'a covariance is divided by n − 1');
  const { data, n, d } = x;
  const mean = new Float64Array(d);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < d; k++) mean[k] = (mean[k] as number) + (data[i * d + k] as number) / n;

  const covariance = new Float64Array(d * d);
  const centred = new Float64Array(d);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < d; k++) centred[k] = (data[i * d + k] as number) - (mean[k] as number);
    for (let k = 0; k < d; k++) {
      const c = centred[k] as number;
      for (let l = 0; l <= k; l++)
        covariance[k * d + l] = (covariance[k * d + l] as number) + c * (centred[l] as number);
    }
  }
  for (let k = 0; k < d; k++)
    for (let l = 0; l <= k; l++)
      covariance[l * d + k] = covariance[k * d + l] = (covariance[k * d + l] as number) / (n - 1);
  return { n, mean, covariance };
}
