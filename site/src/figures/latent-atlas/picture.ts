import { imageMark } from '../drawing/grey-image.ts';
import { label, mark, type Mark, type Picture } from '#reference/shared/svg.ts';
import { linearScale, type Scale } from '../drawing/scale.ts';
import type { Handle, Layout } from '../figure.ts';

import type { Settings } from './controls.ts';
import { latentOf, reach, type LatentAtlas } from './state.ts';

/** Decoded digits over the latent plane, and next to it or below it the codes of test digits. */
export function picture(state: LatentAtlas, layout: Layout): Picture {
  const { width, height, manifold, codes, x, y } = panels(layout);
  return {
    width,
    height,
    marks: [
      label('name', manifold.x, manifold.y - 12, 'decoded: quantiles of the prior N(0, I)'),
      ...(state.manifold === undefined
        ? [mark('rect', 'empty', box(manifold)), ...waiting(manifold)]
        : [imageMark('digits', box(manifold), state.manifold)]),
      label('name', codes.x, codes.y - 12, 'encoded: posterior means of test digits'),
      mark('rect', 'frame', box(codes)),
      ...[1, 2, 3].map((sigma) => mark('circle', 'prior', { cx: x(0), cy: y(0), r: x(sigma) - x(0) })),
      ...state.codes
        .filter(({ mu }) => mu.every((value) => Math.abs(value) < reach - 0.1))
        .map(({ digit, mu: [a, b] }) =>
          label(`code digit-${digit % 5}`, x(a), y(b) + 4, String(digit), 'middle'),
        ),
      label('tick on-top', x(0), y(reach) + 16, 'z₂', 'middle'),
      label('tick on-top', x(reach) - 6, y(0) + 4, 'z₁', 'end'),
      ...decodedMarks(state, codes),
      ...handles(state, layout).map(({ x, y }) => mark('circle', 'handle-knob', { cx: x, cy: y, r: 8 })),
    ],
  };
}

/** The only handle: the reader's own latent. */
export function handles({ settings }: LatentAtlas, layout: Layout): Handle[] {
  const { x, y } = panels(layout);
  const [z1, z2] = latentOf(settings);
  return [{ key: 'z', x: x(z1), y: y(z2) }];
}

export function dragged({ settings }: LatentAtlas, at: Handle, layout: Layout): Settings {
  const { x, y } = panels(layout);
  return { ...settings, z1: x.invert(at.x), z2: y.invert(at.y) };
}

interface Square {
  readonly x: number;
  readonly y: number;
  readonly side: number;
}

const box = ({ x, y, side }: Square) => ({ x, y, width: side, height: side });

function panels(layout: Layout): {
  width: number;
  height: number;
  manifold: Square;
  codes: Square;
  x: Scale;
  y: Scale;
} {
  const wide = layout === 'wide';
  const side = wide ? 344 : 364;
  const manifold = { x: 8, y: 30, side };
  const codes = wide ? { x: 368, y: 30, side } : { x: 8, y: 440, side };
  return {
    width: wide ? 720 : 380,
    height: wide ? 384 : 812,
    manifold,
    codes,
    x: linearScale([-reach, reach], [codes.x, codes.x + side]),
    y: linearScale([-reach, reach], [codes.y + side, codes.y]),
  };
}

const waiting = ({ x, y, side }: Square): Mark[] => [
  label('tick', x + side / 2, y + side / 2 - 8, 'Press Start to fetch 10,000 digits (1.6 MB)', 'middle'),
  label('tick', x + side / 2, y + side / 2 + 12, 'and train a VAE on them in this page.', 'middle'),
];

/** The digit decoded from the reader's latent, in the corner of the plane. */
function decodedMarks({ decoded }: LatentAtlas, { x, y, side }: Square): Mark[] {
  if (decoded === undefined) return [];
  const place = { x: x + side - 78, y: y + 8, width: 70, height: 70 };
  return [imageMark('digits', place, decoded), mark('rect', 'held', place)];
}
