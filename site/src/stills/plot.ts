/** The parts of a plot: an area with axes, graphs, bars with errors, and names. */
import { label, mark, polyline, type Mark, type Picture } from '#reference/shared/svg.ts';
import { horizontalAxis, verticalAxis } from '../figures/drawing/axis.ts';
import { linearScale, type Scale } from '../figures/drawing/scale.ts';
import type { Layout } from '../figures/figure.ts';

/** Where values lie in the picture. */
export interface Area {
  readonly x: Scale;
  readonly y: Scale;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The picture's size, and the place of the area in a picture that has only one. */
export function frameOf(layout: Layout, height = layout === 'wide' ? 290 : 310): Frame {
  const width = layout === 'wide' ? 720 : 380;
  return { width, height, left: 58, right: width - 24, top: 40, bottom: height - 50 };
}

/** Of a picture with two areas: side by side on a wide page, one below the other on a narrow one. */
export function twoFrames(layout: Layout): {
  width: number;
  height: number;
  frames: readonly [Frame, Frame];
} {
  const wide = layout === 'wide';
  const [width, height, each] = wide ? [720, 290, 352] : [380, 580, 380];
  const frame = (left: number, top: number): Frame => ({
    ...{
      width: each,
      height: 290,
      left: left + 58,
      right: left + each - 20,
      top: top + 40,
      bottom: top + 240,
    },
  });
  return { width, height, frames: [frame(0, 0), wide ? frame(368, 0) : frame(0, 290)] };
}

type Domain = readonly [number, number];

export const areaOf = ({ left, right, top, bottom }: Frame, x: Domain, y: Domain): Area => ({
  x: linearScale(x, [left, right]),
  y: linearScale(y, [bottom, top]),
});

interface AxisNames {
  /** With its unit. */
  readonly x: string;
  readonly y: string;
  readonly ticks?: readonly [x: number, y: number];
}

/** Both axes. The name of x is below its right end, the name of y above its top. */
export function axes({ x, y }: Area, { x: xName, y: yName, ticks: [nx, ny] = [6, 4] }: AxisNames): Mark[] {
  const [[x0, x1], [y0, y1]] = [x.domain, y.domain];
  return [
    horizontalAxis(x, y(y0), { name: '', count: nx }),
    verticalAxis(y, x(x0), { name: '', count: ny }),
    label('axis-name', x(x1), y(y0) + 38, xName, 'end'),
    label('axis-name', x(x0) - 44, y(y1) - 18, yName),
  ];
}

/** A vertical axis alone, for bars: the caller names what is below them. */
export function barAxis({ x, y }: Area, name: string): Mark[] {
  const [[x0, x1], [y0, y1]] = [x.domain, y.domain];
  return [
    mark('line', 'axis-line', { x1: x(x0), x2: x(x1), y1: y(y0), y2: y(y0) }),
    verticalAxis(y, x(x0), { name: '', count: 4 }),
    label('axis-name', x(x0) - 44, y(y1) - 18, name),
  ];
}

type Point = readonly [number, number];

/** A line through points. Parts outside the area are left out. */
export function line(className: string, { x, y }: Area, points: readonly Point[]): Mark {
  const [[x0, x1], [y0, y1]] = [x.domain, y.domain];
  const inside = points.filter(([u, v]) => u >= x0 && u <= x1 && v >= y0 && v <= y1);
  return polyline(
    `line ${className}`,
    inside.map(([u, v]) => [x(u), y(v)] as const),
  );
}

/** Values of a function at equal steps over the whole of x. */
export const sampled = ({ x }: Area, f: (value: number) => number, steps = 160): Point[] => {
  const [from, to] = x.domain;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const value = from + ((to - from) * i) / steps;
    return [value, f(value)];
  });
};

/** The surface between a graph and the bottom of the area. */
export function surface(className: string, area: Area, points: readonly Point[]): Mark {
  const { x, y } = area;
  const bottom = y(y.domain[0]);
  const [first, last] = [points[0]?.[0] ?? 0, points.at(-1)?.[0] ?? 0];
  const path = points.map(([u, v]) => `L${x(u).toFixed(1)} ${y(v).toFixed(1)}`).join('');
  return mark('path', `surface ${className}`, {
    d: `M${x(first).toFixed(1)} ${bottom}${path}L${x(last).toFixed(1)} ${bottom}Z`,
  });
}

/** A dashed line across the area at a height. */
export const reference = ({ x, y }: Area, at: number): Mark =>
  mark('line', 'exact-line', { x1: x(x.domain[0]), x2: x(x.domain[1]), y1: y(at), y2: y(at) });

export const dot = (className: string, { x, y }: Area, [u, v]: Point, r = 5): Mark =>
  mark('circle', `point ${className}`, { cx: x(u), cy: y(v), r });

/** A bar from the bottom, in the units of the picture along x, and its standard error. */
export function bar(
  className: string,
  { y }: Area,
  { left, width, value, error = 0 }: { left: number; width: number; value: number; error?: number },
): Mark[] {
  const bottom = y(y.domain[0]);
  const middle = left + width / 2;
  return [
    mark('rect', `bar ${className}`, {
      x: left,
      y: y(value),
      width,
      height: Math.max(bottom - y(value), 0.5),
    }),
    ...(error > 0
      ? [mark('line', 'error', { x1: middle, x2: middle, y1: y(value - error), y2: y(value + error) })]
      : []),
  ];
}

export const pictureOf = (frame: { width: number; height: number }, marks: readonly Mark[]): Picture => ({
  width: frame.width,
  height: frame.height,
  marks,
});
