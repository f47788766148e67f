import { float32, type NumericArray, type Random } from '#grader/core/index.ts';
import { distanceFromEdge } from '#reference/oracle/mode-statistics.ts';

type Point = readonly [x: number, y: number];

export interface Scene {
  readonly samples: NumericArray;
  readonly centers: NumericArray;
  readonly std: number;
}

/** Centres, and the number of samples per mode: high-quality ones, ones in the corner of its square, and stray ones. */
interface Plan {
  readonly centers: readonly Point[];
  readonly std: number;
  /** High-quality ones on a diagonal through the centre, near the limit. */
  readonly diagonal?: readonly number[];
  readonly good: readonly number[];
  readonly corner: readonly number[];
  readonly astray: readonly number[];
}

const between = (random: Random, from: number, to: number): number => from + (to - from) * random.uniform();
const whole = (random: Random, from: number, to: number): number => Math.floor(between(random, from, to + 1));
const turned = (angle: number, radius: number): Point => [radius * Math.cos(angle), radius * Math.sin(angle)];

const kinds = ['diagonal', 'good', 'corner', 'astray'] as const;
type Kind = (typeof kinds)[number];

const side = (random: Random, from: number, to: number): number =>
  (random.uniform() < 0.5 ? -1 : 1) * between(random, from, to);

/** In standard deviations from the centre: well inside; in the corner of the square around the disc; outside. */
const offsets: Readonly<Record<Kind, (random: Random) => Point>> = {
  good: (random) => turned(2 * Math.PI * random.uniform(), between(random, 0.2, 2.9)),
  diagonal: (random) => [side(random, 1.8, 2), side(random, 1.8, 2)],
  corner: (random) => [side(random, 2.3, 2.9), side(random, 2.3, 2.9)],
  astray: (random) => turned(2 * Math.PI * random.uniform(), between(random, 4.5, 5.5)),
};

/** Redraws each sample until rounding cannot move it into or out of a mode. */
function draw(random: Random, plan: Plan): Scene {
  const { std } = plan;
  const centers = float32([plan.centers.length, 2], plan.centers.flat());
  const points: number[] = [];
  for (const kind of kinds)
    for (const [mode, [a, b]] of plan.centers.entries())
      for (let left = plan[kind]?.[mode] ?? 0; left > 0;) {
        const [x, y] = offsets[kind](random);
        const sample = float32([1, 2], [a + std * x, b + std * y]);
        if (distanceFromEdge({ samples: sample, centers, std }, 0) < 0.02) continue;
        points.push(...sample.data);
        left--;
      }
  return { samples: float32([points.length / 2, 2], points), centers, std };
}

const each = (centers: readonly Point[], count: (mode: number) => number): number[] =>
  centers.map((_, mode) => count(mode));

/** A ring around any point, turned by any angle. */
function ring(random: Random, modes: number): Point[] {
  const [x, y] = [random.normal(), random.normal()];
  const angle = 2 * Math.PI * random.uniform();
  return Array.from({ length: modes }, (_, i) => {
    const [dx, dy] = turned(angle + (2 * Math.PI * i) / modes, 2);
    return [x + dx, y + dy];
  });
}

/** One mode is empty, one has only strays, one has a single good sample, and the others are filled unevenly. */
function uneven(random: Random, centers: readonly Point[], std: number): Scene {
  const lost = whole(random, 0, centers.length - 1);
  const strays = (lost + 1) % centers.length;
  const single = (lost + 2) % centers.length;
  const good = (mode: number): number => (mode === single ? 1 : whole(random, 2, 6));
  return draw(random, {
    centers,
    std,
    diagonal: each(centers, (mode) => Number(![lost, strays, single].includes(mode))),
    good: each(centers, (mode) => (mode === lost || mode === strays ? 0 : good(mode))),
    corner: each(centers, (mode) => (mode === lost ? 0 : whole(random, 0, 1) + Number(mode === strays))),
    astray: each(centers, (mode) => (mode === lost ? 0 : whole(random, 0, 2) + Number(mode === strays))),
  });
}

export const unevenRing = (random: Random): Scene =>
  uneven(random, ring(random, whole(random, 6, 9)), between(random, 0.1, 0.14));

export function unevenGrid(random: Random): Scene {
  const points = [-1, 0, 1].flatMap((x) => [-1.5, -0.5, 0.5, 1.5].map((y): Point => [1.4 * x, 1.4 * y]));
  return uneven(random, points, between(random, 0.1, 0.14));
}

/**
 * Neighbours four standard deviations apart: some samples are within reach of two. Redrawn until the first mode within reach
 * gives other shares than the nearest one.
 */
export function overlapping(random: Random): Scene {
  for (;;) {
    const std = between(random, 0.25, 0.4);
    const [dx, dy] = turned(2 * Math.PI * random.uniform(), 4 * std);
    const centers = [-2, -1, 0, 1, 2].map((i): Point => [i * dx, i * dy]);
    const scene = draw(random, {
      centers,
      std,
      good: each(centers, (mode) => 3 + 2 * mode + whole(random, 0, 1)),
      corner: each(centers, () => 1),
      astray: each(centers, () => 1),
    });
    const counts = (pick: (within: readonly Reach[]) => Reach | undefined): string =>
      each(centers, (mode) => reached(scene).filter((within) => pick(within)?.mode === mode).length)
        .sort((a, b) => a - b)
        .join();
    const nearest = (within: readonly Reach[]) => [...within].sort((a, b) => a.distance - b.distance)[0];
    if (counts(nearest) !== counts(([first]) => first)) return scene;
  }
}

interface Reach {
  readonly mode: number;
  readonly distance: number;
}

/** For each sample, the modes within three standard deviations, in the order of the centres. */
function reached({ samples, centers, std }: Scene): Reach[][] {
  const points = ({ data }: NumericArray): Point[] =>
    Array.from({ length: data.length / 2 }, (_, i) => [data[2 * i] ?? NaN, data[2 * i + 1] ?? NaN]);
  return points(samples).map(([x, y]) =>
    points(centers)
      .map(([a, b], mode) => ({ mode, distance: Math.hypot(x - a, y - b) }))
      .filter(({ distance }) => distance <= 3 * std),
  );
}

/** Every sample belongs to one mode. */
export function collapsed(random: Random): Scene {
  const centers = ring(random, 7);
  const only = whole(random, 0, 6);
  const none = each(centers, () => 0);
  const good = each(centers, (mode) => (mode === only ? 12 : 0));
  return draw(random, { centers, std: 0.12, good, corner: none, astray: none });
}

/** Each mode has the same number of samples. */
export function even(random: Random): Scene {
  const centers = ring(random, whole(random, 5, 8));
  const none = each(centers, () => 0);
  return draw(random, { centers, std: 0.12, good: each(centers, () => 4), corner: none, astray: none });
}

/** Strays only. */
export function nothingGood(random: Random): Scene {
  const centers = ring(random, 6);
  const none = each(centers, () => 0);
  return draw(random, { centers, std: 0.1, good: none, corner: none, astray: each(centers, () => 3) });
}

/** One sample of high quality, on a diagonal, and nothing else. */
export function singleSample(random: Random): Scene {
  const centers = ring(random, 5);
  const none = each(centers, () => 0);
  const only = whole(random, 0, 4);
  const diagonal = each(centers, (mode) => Number(mode === only));
  return draw(random, { centers, std: 0.12, diagonal, good: none, corner: none, astray: none });
}

/** Two modes with different numbers of samples, inside and outside. */
export const twoModes = (random: Random): Scene =>
  draw(random, {
    centers: [
      [1, -1],
      [-2, 1],
    ],
    std: 0.3,
    good: [5, 2],
    corner: [1, 0],
    astray: [2, 1],
  });

/** Modes wider than 1, which are more than 10 apart. */
export function wide(random: Random): Scene {
  const std = between(random, 1.2, 1.5);
  return uneven(
    random,
    ring(random, 6).map(([x, y]): Point => [9 * x, 9 * y]),
    std,
  );
}

/** Each sample is there twice. */
export function duplicates(random: Random): Scene {
  const { samples, ...scene } = unevenRing(random);
  const data = Array.from(samples.data);
  return { ...scene, samples: float32([data.length, 2], [...data, ...data]) };
}
