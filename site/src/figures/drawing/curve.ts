import { polyline, type Mark } from '#reference/shared/svg.ts';
import type { Scale } from './scale.ts';

/** The graph of a function over the whole domain of x. */
export function curve(className: string, f: (x: number) => number, x: Scale, y: Scale, points = 120): Mark {
  const [from, to] = x.domain;
  return polyline(
    className,
    Array.from({ length: points + 1 }, (_, i) => {
      const value = from + ((to - from) * i) / points;
      return [x(value), y(f(value))] as const;
    }),
  );
}

export const normalDensity = (z: number, mean: number, sigma: number): number =>
  Math.exp(-(((z - mean) / sigma) ** 2) / 2) / (sigma * Math.sqrt(2 * Math.PI));
