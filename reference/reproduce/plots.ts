/** Small SVG plots, independent of training. */
import { group, svg, svgNamespace, type Mark } from '#reference/shared/svg.ts';

export interface Dots {
  readonly title: string;
  readonly axis: string;
  readonly max: number;
  readonly groups: readonly {
    readonly name: string;
    readonly values: readonly number[];
    readonly mark?: number;
  }[];
}

const layout = { left: 290, right: 30, row: 26, top: 48, width: 750, bottom: 44 };

/**
 * One dot for each run, a bar at their mean, a ring at a published number: a line for each group. The text of a file.
 */
export function dotPlot({ title, axis, max, groups }: Dots): string {
  const { left, right, row, top, width, bottom } = layout;
  const floor = top + row * groups.length;
  const x = (value: number): number => left + (value / max) * (width - left - right);
  const marks: Mark[] = [
    { tag: 'rect', attributes: { width: '100%', height: '100%', fill: '#fff' } },
    text(title, { x: left, y: 24, 'font-weight': 600 }),
    ...grid(max, x, floor),
    ...groups.map(({ name, values, mark }, i) => {
      const y = top + row * i + row / 2;
      return group({}, [
        text(name, { x: left - 10, y: y + 4, 'text-anchor': 'end' }),
        ...values.map((value) => dot(x(value), y)),
        ...(values.length > 0 ? [bar(x(values.reduce((a, b) => a + b, 0) / values.length), y)] : []),
        ...(mark === undefined ? [] : [ring(x(mark), y)]),
      ]);
    }),
    text(axis, { x: (left + width - right) / 2, y: floor + 36, 'text-anchor': 'middle' }),
  ];
  const attributes = {
    xmlns: svgNamespace,
    'font-family': 'system-ui, sans-serif',
    'font-size': 13,
    role: 'img',
    'aria-label': title,
  };
  return `${svg({ width, height: floor + bottom, marks }, attributes).toString()}\n`;
}

/** Four or five ticks from 0 to `max`, with their numbers below. */
function grid(max: number, x: (value: number) => number, floor: number): Mark[] {
  const steps = max % 5 === 0 ? 5 : 4;
  return Array.from({ length: steps + 1 }, (_, i) => {
    const value = (max * i) / steps;
    return group({}, [
      {
        tag: 'line',
        attributes: { x1: x(value), x2: x(value), y1: layout.top - 8, y2: floor, stroke: '#ddd' },
      },
      text(String(Number(value.toFixed(2))), { x: x(value), y: floor + 16, 'text-anchor': 'middle' }),
    ]);
  });
}

const text = (words: string, attributes: Mark['attributes']): Mark => ({
  tag: 'text',
  attributes,
  text: words,
});

const dot = (cx: number, cy: number): Mark => ({
  tag: 'circle',
  attributes: { cx, cy, r: 4, fill: '#1f6feb', 'fill-opacity': '0.45' },
});

const bar = (x: number, y: number): Mark => ({
  tag: 'line',
  attributes: { x1: x, x2: x, y1: y - 9, y2: y + 9, stroke: '#0b3d91', 'stroke-width': 2.5 },
});

const ring = (cx: number, cy: number): Mark => ({
  tag: 'circle',
  attributes: { cx, cy, r: 5.5, fill: 'none', stroke: '#c2410c', 'stroke-width': 2 },
});
