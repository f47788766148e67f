/** Block diagrams: nodes on a grid, with the paths of values and of gradients between neighbours. */
import { group, label, mark, type Mark, type Picture } from '#reference/shared/svg.ts';
import type { Layout } from '../figures/figure.ts';

/** The kinds of nodes: networks, values that are computed or given, draws of noise, and losses. */
type Kind = 'network' | 'value' | 'noise' | 'loss';

export interface Block {
  /** Place along the path of values, and across it. A narrow page has the path from top to bottom. */
  readonly along: number;
  readonly across: number;
  readonly lines: readonly string[];
  readonly kind: Kind;
}

export interface Path<Name extends string = string> {
  readonly from: Name;
  readonly to: Name;
  /** `values`, or a class of the style sheet for the path of a gradient. */
  readonly of: 'values' | 'gradient' | 'other-gradient';
  /** How far beside the line between the two nodes, in units of the picture. */
  readonly beside: number;
  /** For a path that goes round other nodes: its place across the diagram. */
  readonly round?: number;
}

export interface Diagram<Name extends string = string> {
  readonly blocks: Readonly<Record<Name, Block>>;
  readonly paths: readonly Path<Name>[];
  readonly legend: readonly (readonly [of: Path['of'], text: string])[];
}

interface Grid {
  /** The centre of a place. */
  readonly at: (along: number, across: number) => Point;
  readonly size: readonly [width: number, height: number];
}

type Point = readonly [x: number, y: number];

export function diagramPicture<Name extends string>(
  { blocks, paths, legend }: Diagram<Name>,
  layout: Layout,
): Picture {
  const all = Object.values<Block>(blocks);
  const last = Math.max(...all.map(({ along }) => along));
  const wide = layout === 'wide';
  const grid = gridOf(last, wide);
  const depth = Math.max(...all.map(({ across }) => across), ...paths.map(({ round = 0 }) => round - 0.3));
  const [, bottom] = wide ? grid.at(0, depth) : grid.at(last, 0);
  const height = bottom + grid.size[1] / 2 + 26 + (wide ? 16 : 24 * legend.length);
  return {
    width: wide ? 720 : 380,
    height,
    marks: [
      ...paths.map((path) => pathMarks(path, blocks, grid)),
      ...all.map((block) => blockMarks(block, grid)),
      ...legendMarks(legend, wide, height),
    ],
  };
}

const gridOf = (last: number, wide: boolean): Grid =>
  wide
    ? {
        at: (along, across) => [54 + (along * 612) / last, 32 + across * 82],
        size: [98, 46],
      }
    : { at: (along, across) => [57 + across * 125, 30 + along * 86], size: [104, 50] };

function blockMarks({ along, across, lines, kind }: Block, { at, size: [width, height] }: Grid): Mark {
  const [x, y] = at(along, across);
  return group({ class: `block ${kind}` }, [
    mark('rect', 'block-frame', {
      ...{ x: x - width / 2, y: y - height / 2, width, height },
      rx: kind === 'network' ? 4 : height / 2,
    }),
    ...lines.map((text, i) =>
      label('block-name', x, y + 5 + (i - (lines.length - 1) / 2) * 17, text, 'middle'),
    ),
  ]);
}

function pathMarks<Name extends string>(
  path: Path<Name>,
  blocks: Readonly<Record<Name, Block>>,
  grid: Grid,
): Mark {
  const points =
    path.round === undefined ? straight(path, blocks, grid) : around(path, path.round, blocks, grid);
  const d = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('');
  return group({ class: `block-path ${path.of}` }, [mark('path', 'block-line', { d }), tip(points)]);
}

/** From the edge of one node to the edge of its neighbour in the same row or column. */
function straight<Name extends string>(
  { from, to, beside }: Path<Name>,
  blocks: Readonly<Record<Name, Block>>,
  { at, size: [width, height] }: Grid,
): Point[] {
  const [a, b] = [blocks[from], blocks[to]].map(({ along, across }) => at(along, across)) as [Point, Point];
  const [dx, dy] = [Math.sign(Math.round(b[0] - a[0])), Math.sign(Math.round(b[1] - a[1]))];
  const [halfX, halfY] = [dx * (width / 2), dy * (height / 2)];
  // The same side for both directions, so that opposite paths do not lie on each other.
  const [sideX, sideY] = [dy === 0 ? 0 : beside, dx === 0 ? 0 : beside];
  return [
    [a[0] + halfX + sideX, a[1] + halfY + sideY],
    [b[0] - halfX - 2 * dx + sideX, b[1] - halfY - 2 * dy + sideY],
  ];
}

/** Across to a free lane, along it, and back across. */
function around<Name extends string>(
  { from, to, beside }: Path<Name>,
  lane: number,
  blocks: Readonly<Record<Name, Block>>,
  { at, size: [width, height] }: Grid,
): Point[] {
  const [a, b] = [blocks[from], blocks[to]];
  const [start, turn, back, end] = [
    at(a.along, a.across),
    at(a.along, lane),
    at(b.along, lane),
    at(b.along, b.across),
  ];
  const isDown = start[0] === turn[0];
  const half = isDown ? height / 2 : width / 2;
  const from0: Point = isDown ? [start[0] + beside, start[1] + half] : [start[0] + half, start[1] + beside];
  const to0: Point = isDown ? [end[0], end[1] + half + 2] : [end[0] + half + 2, end[1]];
  return [from0, isDown ? [turn[0] + beside, turn[1]] : [turn[0], turn[1] + beside], back, to0];
}

/** An arrow head at the last point. */
function tip(points: readonly Point[]): Mark {
  const [[x0, y0], [x, y]] = points.slice(-2) as [Point, Point];
  const length = Math.hypot(x - x0, y - y0);
  const [ux, uy] = [(x - x0) / length, (y - y0) / length];
  const corner = (back: number, side: number): string =>
    `${(x - back * ux - side * uy).toFixed(1)},${(y - back * uy + side * ux).toFixed(1)}`;
  return mark('polygon', 'block-tip', { points: [corner(0, 0), corner(8, 4), corner(8, -4)].join(' ') });
}

function legendMarks(legend: Diagram['legend'], wide: boolean, height: number): Mark[] {
  return legend.map(([of, text], i) => {
    const [x, y] = wide ? [8 + i * 240, height - 12] : [8, height - 12 - 24 * (legend.length - 1 - i)];
    const points: Point[] = [
      [x, y - 4],
      [x + 34, y - 4],
    ];
    return group({ class: `block-path ${of}` }, [
      mark('path', 'block-line', { d: `M${x} ${y - 4}L${x + 34} ${y - 4}` }),
      tip(points),
      label('block-legend', x + 43, y, text),
    ]);
  });
}
