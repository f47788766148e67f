/** Precision, recall, density and coverage, from which points are in the balls of k nearest neighbours. */
import { at } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

export interface ManifoldInputs {
  readonly real: Matrix; // [n, d]
  readonly fake: Matrix; // [m, d]
  readonly k: number;
}

const rows = ({ shape }: Matrix): number => shape[0] ?? NaN;

function distance(a: Matrix, i: number, b: Matrix, j: number): number {
  const d = a.shape[1] ?? NaN;
  let square = 0;
  for (let f = 0; f < d; f++) square += (at(a.data, i * d + f) - at(b.data, j * d + f)) ** 2;
  return Math.sqrt(square);
}

/** Distance of row i to its k-th neighbour in its own set, itself excluded. */
function radius(set: Matrix, i: number, k: number): number {
  const distances = Float64Array.from({ length: rows(set) }, (_, j) =>
    j === i ? Infinity : distance(set, i, set, j),
  );
  return at(distances.sort(), k - 1);
}

/** By centre and point: distance and radius. */
const pairs = (centers: Matrix, points: Matrix, k: number): { distance: number; radius: number }[][] =>
  Array.from({ length: rows(centers) }, (_, i) => {
    const reach = radius(centers, i, k);
    return Array.from({ length: rows(points) }, (_, j) => ({
      distance: distance(centers, i, points, j),
      radius: reach,
    }));
  });

const within = (centers: Matrix, points: Matrix, k: number): boolean[][] =>
  pairs(centers, points, k).map((row) => row.map((pair) => pair.distance <= pair.radius));

const columns = (table: boolean[][]): boolean[][] =>
  (table[0] ?? []).map((_, j) => table.map((row) => row[j] ?? false));
const shareWithAny = (table: boolean[][]): number =>
  table.filter((row) => row.some(Boolean)).length / table.length;

/** Ratios of counts: a float32 answer has the rounding error of one division. */
const scalar = (value: number): Estimate => ({
  shape: [],
  value: Float64Array.of(value),
  scale: Float64Array.of(Math.abs(value)),
});

/** Share of fakes in the ball of a real, and of reals in the ball of a fake (Kynkäänniemi et al. 2019, eq. 1 and 2). */
export function precisionRecall({ real, fake, k }: ManifoldInputs): {
  precision: Estimate;
  recall: Estimate;
} {
  return {
    precision: scalar(shareWithAny(columns(within(real, fake, k)))),
    recall: scalar(shareWithAny(columns(within(fake, real, k)))),
  };
}

/** Balls of the real rows only (Naeem et al. 2020, eq. 3 and 4). */
export function densityCoverage({ real, fake, k }: ManifoldInputs): {
  density: Estimate;
  coverage: Estimate;
} {
  const inside = within(real, fake, k);
  const held = inside.flat().filter(Boolean).length;
  return { density: scalar(held / (k * rows(fake))), coverage: scalar(shareWithAny(inside)) };
}

/**
 * How close any pair is to the edge of a ball, relative to the radius; if it is small, float32 may decide differently.
 */
export const margin = ({ real, fake, k }: ManifoldInputs): number =>
  Math.min(
    ...[pairs(real, fake, k), pairs(fake, real, k)]
      .flat(2)
      .map((pair) => Math.abs(pair.distance - pair.radius) / pair.radius),
  );
