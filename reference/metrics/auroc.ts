import { requireFinite } from './rows.ts';

/**
 * The probability that a random anomaly scores above a random normal example, with ties counting half (Hanley and
 * McNeil 1982): (Σ mid-ranks of the anomalies − n₁ (n₁ + 1) / 2) / (n₀ n₁).
 *
 * Throws a RangeError if one of the two classes is missing.
 *
 * @param labels 1 for an anomaly, 0 for a normal example
 */
export function auroc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  if (scores.length !== labels.length)
    throw new RangeError(
      `each score needs a label, got ${scores.length} scores and ${labels.length} labels.`,
    );
  requireFinite('scores', scores);
  const odd = Array.from(labels).find((label) => label !== 0 && label !== 1);
  if (odd !== undefined)
    throw new RangeError(`labels must be 1 for an anomaly and 0 for a normal example, got ${odd}.`);
  const anomalies = Array.from(labels).filter((label) => label === 1).length;
  const normal = labels.length - anomalies;
  if (anomalies === 0 || normal === 0)
    throw new RangeError(
      `AUROC compares at least 1 anomaly with at least 1 normal example, got ${anomalies} and ${normal}: score both kinds.`,
    );
  const ranks = midRanks(scores);
  const rankSum = ranks.reduce((sum, rank, i) => (labels[i] === 1 ? sum + rank : sum), 0);
  return (rankSum - (anomalies * (anomalies + 1)) / 2) / (anomalies * normal);
}

/** Ranks from 1 in ascending order; equal scores share the mean of their ranks. */
function midRanks(scores: ArrayLike<number>): Float64Array {
  const score = (i: number): number => scores[i] as number;
  const order = Array.from({ length: scores.length }, (_, i) => i).sort((i, j) => score(i) - score(j));
  const ranks = new Float64Array(scores.length);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && score(order[to] as number) === score(order[from] as number)) to++;
    for (let at = from; at < to; at++) ranks[order[at] as number] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}
