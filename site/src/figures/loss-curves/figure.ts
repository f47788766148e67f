import { formatFixed, formatNumber } from '../drawing/format.ts';
import type { TrainingFigure } from '../figure.ts';

import { controls } from './controls.ts';
import { picture } from './picture.ts';
import { causeOf, causes } from './runs.ts';
import { changed, finished, initial, verdict, type LossCurves, type Verdict } from './state.ts';

const verdicts: Readonly<Record<Verdict, string>> = {
  none: 'choose one first',
  open: 'press Start',
  right: 'right',
  wrong: 'wrong',
};

export const figure: TrainingFigure<LossCurves> = {
  name: 'loss-curves',
  title: 'What does this curve say?',
  controls,
  runs: 'training in a worker',
  random: false,
  initial,
  changed,
  begin: async (state, resources) => (await import('./run.ts')).begin(state, resources),
  finished,
  picture,
  readings: (state) => {
    const last = state.history.at(-1);
    return [
      { label: 'iterations', value: String(state.steps) },
      { label: 'your prediction', value: verdicts[verdict(state)] },
      { label: 'modes found', value: Number.isNaN(state.modes) ? '–' : `${state.modes} of 8` },
      { label: 'energy distance', value: last === undefined ? '–' : formatNumber(last.distance) },
    ];
  },
  summary: (state) => {
    const name = state.settings.run;
    const last = state.history.at(-1);
    if (last === undefined)
      return `The recorded losses of run ${name.toUpperCase()}. The run has not been replayed yet.`;
    const said = {
      none: '',
      open: '',
      right: ' Your prediction is right.',
      wrong: ' Your prediction is wrong.',
    };
    const outcome =
      verdict(state) === 'right' || verdict(state) === 'wrong'
        ? ` What was changed: ${causes[causeOf[name]]}.`
        : '';
    return `After ${state.steps} iterations of run ${name.toUpperCase()} the discriminator’s loss is ${formatFixed(last.discriminatorLoss)} and the generator’s loss is ${formatFixed(last.generatorLoss)}. The samples reach ${state.modes} of 8 modes, at an energy distance of ${formatNumber(last.distance)}.${said[verdict(state)]}${outcome}`;
  },
};
