import { formatFixed, formatNumber } from '../drawing/format.ts';
import type { TrainingFigure } from '../figure.ts';

import { controls } from './controls.ts';
import { picture, press } from './picture.ts';
import { finished, initial, modeCount, type ModeHunt } from './state.ts';

export const figure: TrainingFigure<ModeHunt> = {
  name: 'mode-hunt',
  title: 'Mode hunt',
  controls,
  runs: 'training in a worker',
  random: true,
  initial,
  begin: async (state, resources) => (await import('./run.ts')).begin(state, resources),
  finished,
  picture,
  press,
  readings: (state) => {
    const last = state.history.at(-1);
    return [
      { label: 'iterations', value: String(state.steps) },
      { label: 'modes found', value: modesFound(state) },
      { label: 'high quality', value: percent(state.highQuality) },
      { label: 'energy distance', value: orDash(last?.distance, 4) },
      { label: 'discriminator’s loss', value: orDash(last?.discriminatorLoss, 2) },
      { label: 'generator’s loss', value: orDash(last?.generatorLoss, 2) },
    ];
  },
  summary: (state) => {
    const last = state.history.at(-1);
    if (last === undefined) return 'Nothing has been trained yet.';
    const found = Number.isNaN(state.modes)
      ? ''
      : ` The samples reach ${modesFound(state)} modes, and ${percent(state.highQuality)} of them lie within three standard deviations of one.`;
    return `After ${state.steps} iterations the energy distance between samples and data is ${formatNumber(last.distance)}.${found} The discriminator’s loss is ${formatFixed(last.discriminatorLoss)} and the generator’s loss is ${formatFixed(last.generatorLoss)}.`;
  },
};

const modesFound = (state: ModeHunt): string =>
  Number.isNaN(state.modes) ? '–' : `${state.modes} of ${modeCount(state)}`;

const percent = (share: number): string => (Number.isNaN(share) ? '–' : `${Math.round(100 * share)} %`);
const orDash = (value = NaN, decimals: number): string =>
  Number.isNaN(value) ? '–' : formatFixed(value, decimals);
