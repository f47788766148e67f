import { fromMembership } from './density-coverage.ts';
import { membership, share } from './manifold.ts';
import type { Rows } from './rows.ts';

export interface ManifoldMetrics {
  readonly precision: number;
  readonly recall: number;
  readonly density: number;
  readonly coverage: number;
}

/** `precisionRecall` and `densityCoverage` for the same k, in half the time of both. */
export function manifoldMetrics(real: Rows, fake: Rows, k = 5): ManifoldMetrics {
  const members = membership(real, fake, k, 'both');
  const { realBalls, inFakeBall } = members;
  return { precision: share(realBalls), recall: share(inFakeBall), ...fromMembership(members, k) };
}
