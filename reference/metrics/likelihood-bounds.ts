import { iwaeBound } from '#reference/oracle/importance-weighted-bound.ts';
import { requireFinite } from './rows.ts';

/** log p(x, z) − log q(z | x) of k posterior samples of each example, in nats. */
export interface LogWeights {
  /** [k, n]. */
  readonly data: Float32Array | Float64Array;
  readonly k: number;
  readonly n: number;
}

export interface LikelihoodBounds {
  /** Mean over samples and examples of log w: a lower bound of mean log p(x), in nats. */
  readonly elbo: number;
  /** Mean over examples of log (1/k) Σ w: a lower bound that rises with k, in nats. */
  readonly iwae: number;
  /** Standard errors of the two over the examples, in nats. */
  readonly elboError: number;
  readonly iwaeError: number;
}

/**
 * The ELBO and the importance-weighted bound from the same samples (Burda et al. 2016, eq. 8), so that elbo ≤ iwae
 * always. Both are biased downwards as estimates of log p(x), by up to the gap that a larger k closes: compare models
 * with the same k.
 *
 * Throws a RangeError for fewer than two examples, which have no standard error.
 */
export function likelihoodBounds({ data, k, n }: LogWeights): LikelihoodBounds {
  if (data.length !== k * n || k < 1)
    throw new RangeError(`log weights are [k, n] with k ≥ 1, got ${data.length} values for [${k}, ${n}].`);
  if (n < 2)
    throw new RangeError(`bounds take at least 2 examples for a standard error, got ${n}: pass more images.`);
  requireFinite('log weights', data);
  const pooled = iwaeBound({ logWeights: { shape: [k, n], data } }).value; // [n]
  const means = Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let s = 0; s < k; s++) sum += data[s * n + i] as number;
    return sum / k;
  });
  const [elbo, iwae] = [meanAndError(means), meanAndError(pooled)];
  return { elbo: elbo.mean, iwae: iwae.mean, elboError: elbo.error, iwaeError: iwae.error };
}

/** Standard error of the mean: s / √n with n − 1 in s. */
function meanAndError(values: Float64Array): { mean: number; error: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (n - 1) / n) };
}
