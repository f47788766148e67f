import { pairKernel } from './pair-kernel.ts';
import { requireCount, requireFinite, rowsOf, type Rows } from './rows.ts';

export interface FeatureStatistics {
  readonly n: number;
  readonly mean: Float64Array; // [d]
  /** Unbiased: divided by n − 1. */
  readonly covariance: Float64Array; // [d, d]
}

/** Mean and covariance of the rows, in two passes: with one pass, a small variance loses its digits to a large mean. */
export function featureStatistics(x: Rows): FeatureStatistics {
  requireCount('feature statistics', x, 2, 'a covariance is divided by n − 1');
  requireFinite('features', x.data);
  const mean = columnMeans(x);
  const products = centredProducts(x, mean);
  return { n: x.n, mean, covariance: products.map((sum) => sum / (x.n - 1)) };
}

/** [d]. */
export function columnMeans({ data, n, d }: Rows): Float64Array {
  const sums = new Float64Array(d);
  for (let i = 0; i < n; i++)
    for (let k = 0; k < d; k++) sums[k] = (sums[k] as number) + (data[i * d + k] as number);
  return sums.map((sum) => sum / n);
}

/**
 * Examples at a time: the kernel multiplies their features, transposed into rows. Not a power of two, because rows that
 * far apart would all map to the same few cache lines.
 */
const part = 240;

/** Σ over the rows of (x − μ)(x − μ)ᵀ: [d, d]. */
function centredProducts({ data, n, d }: Rows, mean: Float64Array): Float64Array {
  const kernel = pairKernel(part, 4 * Math.ceil(d / 4));
  const features = new Float64Array(d * part); // [d, part]
  const products = new Float64Array(d * d);
  for (let from = 0; from < n; from += part) {
    const count = Math.min(part, n - from);
    if (count < part) features.fill(0);
    for (let i = 0; i < count; i++)
      for (let k = 0; k < d; k++)
        features[k * part + i] = (data[(from + i) * d + k] as number) - (mean[k] as number);
    const rows = rowsOf(features, part);
    kernel.setRows(rows, 0, d);
    kernel.setColumns(rows, 0, d);
    const { values, stride } = kernel.evaluate('dot');
    for (let k = 0; k < d; k++)
      for (let l = 0; l < d; l++)
        products[k * d + l] = (products[k * d + l] as number) + (values[k * stride + l] as number);
  }
  return products;
}
