import { horizontalAxis, verticalAxis } from '../drawing/axis.ts';
import { curve } from '../drawing/curve.ts';
import { formatNumber } from '../drawing/format.ts';
import { label, mark, type Mark, type Picture } from '#reference/shared/svg.ts';
import { linearScale, type Scale } from '../drawing/scale.ts';
import type { Handle, Layout } from '../figure.ts';

import type { Settings } from './controls.ts';
import { kinds, losses, probability, reach, slopes, type Kind, type Saturation } from './state.ts';

/** Both losses over the logit, and next to them or below them their slopes. A ball on each marks the generator's logit. */
export function picture(state: Saturation, layout: Layout): Picture {
  const { width, height, loss, slope } = panels(layout);
  return {
    width,
    height,
    marks: [
      ...panelMarks(loss, 'what the generator minimises', 4),
      ...kinds.map((kind) => curve(`graph ${kind}`, losses[kind], loss.x, loss.y)),
      ...kinds.flatMap((kind) => ballMarks(loss, state.logits[kind], losses[kind], kind)),
      label('name saturating', loss.x(-7.6), loss.y(1.1), 'log(1 − D)'),
      label('name nonSaturating', loss.x(-4.6), loss.y(6.4), '−log D'),
      ...panelMarks(slope, 'size of its slope in the logit', 3),
      ...kinds.map((kind) => curve(`graph ${kind}`, (logit) => -slopes(logit)[kind], slope.x, slope.y)),
      ...kinds.flatMap((kind) => ballMarks(slope, state.logits[kind], (logit) => -slopes(logit)[kind], kind)),
      ...handles(state, layout).map(({ x, y }) => mark('circle', 'handle-knob', { cx: x, cy: y, r: 8 })),
      label('handle-name', loss.x(state.settings.logit), loss.bottom - 14, 'start', 'middle'),
    ],
  };
}

/** The only handle: the initial logit. */
export function handles({ settings }: Saturation, layout: Layout): Handle[] {
  const { x, bottom } = panels(layout).loss;
  return [{ key: 'logit', x: x(settings.logit), y: bottom }];
}

export const dragged = ({ settings }: Saturation, at: Handle, layout: Layout): Settings => ({
  ...settings,
  logit: panels(layout).loss.x.invert(at.x),
});

interface Panel {
  readonly x: Scale;
  readonly y: Scale;
  readonly bottom: number;
  readonly top: number;
}

function panels(layout: Layout): { width: number; height: number; loss: Panel; slope: Panel } {
  const wide = layout === 'wide';
  const panel = (left: number, top: number, domain: [number, number]): Panel => {
    const bottom = top + 230;
    return {
      x: linearScale([-reach, reach], [left, left + 300]),
      y: linearScale(domain, [bottom, top]),
      ...{ bottom, top },
    };
  };
  return {
    width: wide ? 720 : 380,
    height: wide ? 320 : 648,
    loss: panel(44, 40, [-8.2, 8.2]),
    slope: panel(wide ? 404 : 44, wide ? 40 : 366, [0, 1.05]),
  };
}

function panelMarks({ x, y, bottom, top }: Panel, name: string, count: number): Mark[] {
  return [
    label('name', x(-reach), top - 16, name),
    horizontalAxis(x, bottom, { name: '', count: 8 }),
    verticalAxis(y, x(-reach), { name: '', count }),
    label('axis-name', x(reach), bottom + 36, 'logit of the fake', 'end'),
    ...[-6, 0].map((logit) =>
      label('tick', x(logit), bottom + 36, `D = ${formatNumber(probability(logit), 2)}`, 'middle'),
    ),
  ];
}

const ballMarks = ({ x, y }: Panel, logit: number, f: (logit: number) => number, kind: Kind): Mark[] => [
  mark('circle', `ball ${kind}`, { cx: x(logit), cy: y(f(logit)), r: 7 }),
];
