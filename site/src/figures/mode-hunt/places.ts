/** Distributions in the plane, including the reader's own. */
import { gaussianMixture } from '#datasets/gaussian-mixture.ts';
import { grid, ring, swissRoll, type Point, type ToyDistribution } from '#datasets/index.ts';

/** Half the side length of the square that the picture shows. */
export const reach = 1.7;
export const firstDrawing = '-1 0, 0.5 0.9, 0.5 -0.9';
const mostModes = 12;

const std = 0.05;
const places = {
  ring: () => ring({ std }),
  grid: () => grid({ spacing: 0.6, std: 0.03 }),
  'swiss-roll': () => swissRoll(),
  own: (drawing) => gaussianMixture(drawing, std),
} satisfies Record<string, (drawing: readonly Point[]) => ToyDistribution>;

/** The settings that say which data are hunted. */
export interface Hunted {
  readonly data: keyof typeof places;
  /** The reader's own modes. */
  readonly drawing: string;
}

export const dataOf = ({ data, drawing }: Hunted): ToyDistribution => places[data](pointsIn(drawing) ?? []);

/** `x y, x y`: the modes of the reader's own data; undefined if the text is invalid. */
export function pointsIn(text: string): Point[] | undefined {
  const points = text.split(',').map((pair) => pair.trim().split(/\s+/).map(Number));
  const isPoint = (pair: number[]): boolean =>
    pair.length === 2 && pair.every((value) => Math.abs(value) <= reach - 0.1);
  return points.length <= mostModes && points.every(isPoint)
    ? points.map(([x = 0, y = 0]): Point => [x, y])
    : undefined;
}

export const drawingFault = (text: string): string | undefined =>
  pointsIn(text) === undefined
    ? `Write 1 to ${mostModes} points such as 0.5 −0.9, separated by commas, with all numbers within ±${reach - 0.1}.`.replace(
        '−0.9',
        '-0.9',
      )
    : undefined;

/** A press adds a mode, or removes the mode that it hits. The last mode stays. */
export function pressed(text: string, [x, y]: Point): string {
  const points = pointsIn(text) ?? [];
  const others = points.filter(([a, b]) => Math.hypot(a - x, b - y) > 0.15);
  const kept = others.length < points.length ? others : [...points, [x, y] as const];
  const next = kept.length === 0 || kept.length > mostModes ? points : kept;
  return next.map((point) => point.map((value) => Number(value.toFixed(2))).join(' ')).join(', ');
}
