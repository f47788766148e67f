import { membership, share, type Membership } from './manifold.ts';
import type { Rows } from './rows.ts';

/**
 * Density: the mean number of real balls that contain a fake row, divided by k; its expectation is 1 for a perfect
 * sampler, and more if samples crowd at the modes. Coverage: the share of real rows whose own ball contains a fake row
 * (Naeem et al. 2020, section 3). Balls reach to the k-th nearest other real row, edge included (the authors' code
 * excludes the edge).
 *
 * Throws a RangeError for fewer than k + 1 real rows.
 */
export function densityCoverage(real: Rows, fake: Rows, k = 5): { density: number; coverage: number } {
  return fromMembership(membership(real, fake, k, 'real'), k);
}

export function fromMembership(
  { realBalls, covered }: Membership,
  k: number,
): { density: number; coverage: number } {
  const held = realBalls.reduce((sum, balls) => sum + balls, 0);
  return { density: held / (k * realBalls.length), coverage: share(covered) };
}

/**
 * Expected coverage of a perfect sampler, for any distribution: 1 − Π (n − i) / (n + m − i) over i = 1..k, for n real
 * and m fake rows (Naeem et al. 2020, section 3). It tends to 1 − 2⁻ᵏ for n = m.
 */
export function expectedCoverage({ n, m, k }: { n: number; m: number; k: number }): number {
  let missed = 1;
  for (let i = 1; i <= k; i++) missed *= (n - i) / (n + m - i);
  return 1 - missed;
}
