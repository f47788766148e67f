import { at } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

export interface ModeQuestion {
  readonly samples: Matrix; // [n, 2]
  readonly centers: Matrix; // [modes, 2]
  readonly std: number;
}

/** High quality is within this many standard deviations of the nearest centre (Srivastava et al. 2017). */
const reach = 3;

const point = ({ data }: Matrix, i: number): readonly [number, number] => [
  at(data, 2 * i),
  at(data, 2 * i + 1),
];
const rows = ({ shape }: Matrix): number => shape[0] ?? 0;

/** The centres of one sample, nearest first. */
function byDistance({ samples, centers }: ModeQuestion, i: number): { mode: number; distance: number }[] {
  const [x, y] = point(samples, i);
  return Array.from({ length: rows(centers) }, (_, mode) => {
    const [a, b] = point(centers, mode);
    return { mode, distance: Math.hypot(x - a, y - b) };
  }).sort((first, second) => first.distance - second.distance);
}

const scalar = (value: number, scale: number): Estimate => ({
  shape: [],
  value: Float64Array.of(value),
  scale: Float64Array.of(scale),
});

/**
 * How many modes have a high-quality sample, the share of high-quality samples, and KL(p ‖ uniform) = Σ p log(p K) in
 * nats, where p are the modes' shares of the high-quality samples: NaN if there are none.
 */
export function modeStatistics(question: ModeQuestion): {
  modesCovered: Estimate;
  highQualityFraction: Estimate;
  reverseKl: Estimate;
} {
  const modes = rows(question.centers);
  const n = rows(question.samples);
  const counts = new Float64Array(modes);
  for (let i = 0; i < n; i++) {
    const nearest = byDistance(question, i)[0];
    if (nearest && nearest.distance <= reach * question.std)
      counts[nearest.mode] = at(counts, nearest.mode) + 1;
  }
  const good = counts.reduce((sum, count) => sum + count, 0);
  const covered = counts.filter((count) => count > 0);
  const sumOf = (term: (p: number) => number): number =>
    covered.reduce((sum, count) => sum + term(count / good), 0);
  return {
    modesCovered: scalar(covered.length, 0),
    highQualityFraction: scalar(good / n, good / n),
    reverseKl:
      good === 0
        ? scalar(NaN, 0)
        : // log p and log K may be computed separately; the rounding of p moves p log(p K) by p (1 + log(p K)).
          scalar(
            sumOf((p) => p * Math.log(p * modes)),
            sumOf((p) => p * (1 - Math.log(p) + Math.log(modes))),
          ),
  };
}

/**
 * How close, in standard deviations, sample i is to a place where rounding could decide: the edge of a mode, or equal
 * distance to two modes.
 */
export function distanceFromEdge(question: ModeQuestion, i: number): number {
  const [nearest, second] = byDistance(question, i);
  const first = nearest?.distance ?? NaN;
  const edge = Math.abs(first - reach * question.std);
  const tie = (second?.distance ?? Infinity) - first;
  return Math.min(edge, tie) / question.std;
}
