import { horizontalAxis, verticalAxis } from '../drawing/axis.ts';
import { group, label, mark, polyline, type Mark, type Picture } from '#reference/shared/svg.ts';
import { linearScale, ticks, type Scale } from '../drawing/scale.ts';
import type { Layout, Settings as AnySettings } from '../figure.ts';

import type { Settings } from './controls.ts';
import { pressed, reach } from './places.ts';
import { cells, mostSteps, pulled, type Hunt, type ModeHunt, type Moment } from './state.ts';

/** The plane with data, samples and the discriminator's output; next to it or below it the losses and a distance. */
export function picture(state: ModeHunt, layout: Layout): Picture {
  const { width, height, x, y, losses, distance } = panels(layout);
  return {
    width,
    height,
    marks: [
      ...plane(state, x, y),
      ...chart(losses, 'losses', state.history, ['discriminatorLoss', 'generatorLoss']),
      ...chart(distance, 'energy distance between samples and data', state.history, ['distance']),
      label('axis-name', distance.x(mostSteps), distance.bottom + 36, 'iterations', 'end'),
      ...legend(losses),
    ],
  };
}

/** The square with the discriminator's output, the data, the samples, and the direction in which some samples are pulled. */
export const plane = (state: Hunt<AnySettings>, x: Scale, y: Scale): Mark[] => [
  surface(state.surface, x, y),
  mark('rect', 'frame', {
    ...{ x: x(-reach), y: y(reach) },
    ...{ width: x(reach) - x(-reach), height: y(-reach) - y(reach) },
  }),
  group({ class: 'data-points' }, dots(state.data, x, y, 2.2)),
  group({ class: 'pulls' }, pullsOf(state, x, y)),
  group({ class: 'samples' }, dots(state.samples, x, y, 2.6)),
];

/** If the data are the reader's own, a press adds or removes a mode. */
export function press(
  { settings }: ModeHunt,
  at: { readonly x: number; readonly y: number },
  layout: Layout,
): Settings | undefined {
  const { x, y } = panels(layout);
  const point = [x.invert(at.x), y.invert(at.y)] as const;
  if (settings.data !== 'own' || point.some((value) => Math.abs(value) > reach - 0.1)) return undefined;
  return { ...settings, drawing: pressed(settings.drawing, point) };
}

interface Chart {
  readonly x: Scale;
  readonly top: number;
  readonly bottom: number;
}

function panels(layout: Layout) {
  const wide = layout === 'wide';
  const side = wide ? 400 : 364;
  const [left, right] = wide ? [462, 706] : [54, 368];
  const chartAt = (top: number): Chart => ({
    x: linearScale([0, mostSteps], [left, right]),
    top,
    bottom: top + 120,
  });
  return {
    width: wide ? 720 : 380,
    height: wide ? 416 : 780,
    x: linearScale([-reach, reach], [8, 8 + side]),
    y: linearScale([-reach, reach], [8 + side, 8]),
    losses: chartAt(wide ? 48 : 430),
    distance: chartAt(wide ? 236 : 612),
  };
}

function surface(values: readonly number[], x: Scale, y: Scale): Mark {
  const side = (x(reach) - x(-reach)) / cells;
  // Whole units, so that neighbours share an edge. Rounded separately, they would leave a gap or overlap.
  const edge = (i: number): number => Math.round(side * i);
  return group(
    { class: 'surface' },
    values.map((value, i) => {
      const [column, row] = [i % cells, Math.floor(i / cells)];
      return mark('rect', value > 0 ? 'looks-real' : 'looks-fake', {
        ...{ x: x(-reach) + edge(column), y: y(reach) + edge(row) },
        ...{ width: edge(column + 1) - edge(column), height: edge(row + 1) - edge(row) },
        'fill-opacity': (Math.abs(value) * 0.4).toFixed(2),
      });
    }),
  );
}

const inside = (value: number): boolean => Math.abs(value) <= reach;

const pairs = (flat: readonly number[]): [number, number][] =>
  Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? NaN, flat[2 * i + 1] ?? NaN]);

export const dots = (flat: readonly number[], x: Scale, y: Scale, r: number): Mark[] =>
  pairs(flat)
    .filter((point) => point.every(inside))
    .map(([a, b]) => mark('circle', 'point', { cx: x(a), cy: y(b), r }));

/** Strokes from some samples in the direction in which the generator's loss falls. The longest is a tenth of the square. */
function pullsOf({ samples, pulls }: Hunt<AnySettings>, x: Scale, y: Scale): Mark[] {
  const directions = pairs(pulls);
  const longest = Math.max(...directions.map(([a, b]) => Math.hypot(a, b)), 0.2);
  return pairs(samples.slice(0, 2 * pulled)).flatMap(([a, b], i) => {
    const [u, v] = directions[i] ?? [0, 0];
    const scale = (0.2 * reach) / longest;
    const tip = [a + u * scale, b + v * scale];
    if (![a, b, ...tip].every(inside)) return [];
    return [mark('line', 'pull', { x1: x(a), y1: y(b), x2: x(tip[0] ?? a), y2: y(tip[1] ?? b) })];
  });
}

type Curve = Exclude<keyof Moment, 'step'>;

/** Curves over iterations. `live` is drawn over a recording of the same run, which is then faint. */
export function chart(
  { x, top, bottom }: Chart,
  name: string,
  history: readonly Moment[],
  curves: readonly Curve[],
  live: readonly Moment[] = [],
): Mark[] {
  const values = history.flatMap((moment) => curves.map((curve) => moment[curve])).filter(Number.isFinite);
  const [low, high] = niceRange(Math.min(0, ...values), Math.max(0.1, ...values));
  const y = linearScale([low, high], [bottom, top]);
  const within = (value: number): number => Math.min(high, Math.max(low, value));
  const line = (className: string, curve: Curve, moments: readonly Moment[]): Mark =>
    polyline(
      `${className} ${curve}`,
      moments
        .filter((moment) => Number.isFinite(moment[curve]))
        .map((moment) => [x(moment.step), y(within(moment[curve]))]),
    );
  if (values.length === 0)
    return [
      label('name', x(0), top - 14, name),
      horizontalAxis(x, bottom, { name: '', count: 3 }),
      label('tick', x(0), (top + bottom) / 2, 'no iterations yet'),
    ];
  return [
    label('name', x(0), top - 14, name),
    horizontalAxis(x, bottom, { name: '', count: 3 }),
    verticalAxis(y, x(0), { name: '', count: 4 }),
    ...curves.map((curve) => line(live.length > 0 ? 'curve faint' : 'curve', curve, history)),
    ...curves.map((curve) => line('curve', curve, live)),
  ];
}

/** The smallest range between ticks that contains both. */
function niceRange(low: number, high: number): [number, number] {
  const [first = 0, second = 1] = ticks([low, high === low ? low + 1 : high], 4);
  const step = second - first;
  return [Math.floor(low / step) * step, Math.ceil(high / step) * step];
}

/** The legend of the losses, above the right end of a chart. */
export function legend({ x, top }: Chart): Mark[] {
  const right = x(x.domain[1]);
  return [
    label('name discriminator', right - 90, top - 14, 'discriminator', 'end'),
    label('name generator', right, top - 14, 'generator', 'end'),
  ];
}
