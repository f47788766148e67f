import { label, type Picture } from '#reference/shared/svg.ts';
import { linearScale } from '../drawing/scale.ts';
import type { Layout } from '../figure.ts';
import { chart, legend, plane } from '../mode-hunt/picture.ts';
import type { Moment } from '../mode-hunt/state.ts';
import { reach } from '../mode-hunt/places.ts';

import recorded from './recorded-losses.json' with { type: 'json' };
import { mostSteps, type LossCurves } from './state.ts';
import type { RunName } from './runs.ts';

/** The recorded losses of a run, with the live losses on top, and the samples once it is replayed. */
export function picture(state: LossCurves, layout: Layout): Picture {
  const wide = layout === 'wide';
  const name = state.settings.run;
  const side = wide ? 300 : 340;
  const [x, y] = wide
    ? [linearScale([-reach, reach], [412, 412 + side]), linearScale([-reach, reach], [28 + side, 28])]
    : [linearScale([-reach, reach], [20, 20 + side]), linearScale([-reach, reach], [330 + side, 330])];
  const losses = {
    x: linearScale([0, mostSteps], wide ? [58, 384] : [58, 366]),
    ...{ top: 40, bottom: wide ? 300 : 260 },
  };
  return {
    width: wide ? 720 : 380,
    height: wide ? 350 : 690,
    marks: [
      ...chart(
        losses,
        `run ${name.toUpperCase()}: losses`,
        recordOf(name),
        ['discriminatorLoss', 'generatorLoss'],
        state.history,
      ),
      ...legend(losses),
      label('axis-name', losses.x(mostSteps), losses.bottom + 36, 'iterations', 'end'),
      ...plane(state, x, y),
      ...(state.steps === 0
        ? [label('tick', x(0), y(0), 'Press Start to see the samples and the data.', 'middle')]
        : []),
    ],
  };
}

export const recordOf = (name: RunName): readonly Moment[] => recorded[name];
