import { membership, share } from './manifold.ts';
import type { Rows } from './rows.ts';

/**
 * Precision: the share of fake rows in a ball around any real one. Recall: the share of real rows in a ball around any
 * fake one (Kynkäänniemi et al. 2019, eqs. 1 and 2). Balls reach to the k-th nearest other row, edge included. Both
 * depend on n and d: compare models only with the same number of samples.
 *
 * Throws a RangeError for fewer than k + 1 rows on either side.
 */
export function precisionRecall(real: Rows, fake: Rows, k = 3): { precision: number; recall: number } {
  const { realBalls, inFakeBall } = membership(real, fake, k, 'both');
  return { precision: share(realBalls), recall: share(inFakeBall) };
}
