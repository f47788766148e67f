import { group, label, mark, type Picture } from '#reference/shared/svg.ts';
import { linearScale } from '../drawing/scale.ts';
import type { Layout } from '../figure.ts';
import { chart, dots, legend } from '../mode-hunt/picture.ts';
import { reach } from '../mode-hunt/places.ts';

import { recordOf } from './picture.ts';
import ends from './recorded-ends.json' with { type: 'json' };
import type { RunName } from './runs.ts';
import { mostSteps } from './state.ts';

/** The losses and the final samples of a recorded run, for a page that does not replay it. */
export function recordedPicture(name: RunName, layout: Layout): Picture {
  const wide = layout === 'wide';
  const [right, side] = wide ? [410, 230] : [366, 220];
  const losses = { x: linearScale([0, mostSteps], [58, right]), top: 34, bottom: 220 };
  const [left, top] = wide ? [464, 26] : [102, 298];
  const x = linearScale([-reach, reach], [left, left + side]);
  const y = linearScale([-reach, reach], [top + side, top]);
  return {
    width: wide ? 720 : 380,
    height: wide ? 262 : 522,
    marks: [
      ...chart(losses, 'losses', recordOf(name), ['discriminatorLoss', 'generatorLoss']),
      ...legend(losses),
      label('axis-name', right, losses.bottom + 36, 'iterations', 'end'),
      label('name', left, top - 10, 'samples'),
      mark('rect', 'frame', { x: left, y: top, width: side, height: side }),
      group({ class: 'samples' }, dots(ends[name].samples, x, y, 2.2)),
    ],
  };
}
