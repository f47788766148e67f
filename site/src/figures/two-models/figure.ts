import { formatFixed } from '../drawing/format.ts';
import type { TrainingFigure } from '../figure.ts';

import { controls } from './controls.ts';
import { picture } from './picture.ts';
import { changed, finished, initial, type TwoModels } from './state.ts';

export const figure: TrainingFigure<TwoModels> = {
  name: 'two-models',
  title: 'Same digits, two models',
  controls,
  runs: 'training in a worker',
  random: true,
  initial,
  changed,
  begin: async (state, resources) => (await import('./run.ts')).begin(state, resources),
  finished,
  picture,
  readings: ({ steps, measured, floor }) => {
    const { vae, gan } = measured.at(-1) ?? {};
    return [
      { label: 'steps of each', value: String(steps) },
      { label: 'VAE: sharpness', value: orDash(vae?.sharpness, 2) },
      { label: 'GAN: sharpness', value: orDash(gan?.sharpness, 2) },
      { label: 'VAE: Fréchet', value: orDash(vae?.frechet, 1) },
      { label: 'GAN: Fréchet', value: orDash(gan?.frechet, 1) },
      { label: 'real: Fréchet', value: orDash(floor, 1) },
    ];
  },
  summary: ({ steps, measured, floor }) => {
    const last = measured.at(-1);
    if (last === undefined) return 'Nothing has been trained yet.';
    const { vae, gan, step } = last;
    return `After ${steps} steps of each, measured at step ${step}: the VAE’s samples are ${formatFixed(vae.sharpness)} times as sharp as real digits, with a Fréchet distance of ${formatFixed(vae.frechet, 1)}. The GAN’s samples are ${formatFixed(gan.sharpness)} times as sharp, with a distance of ${formatFixed(gan.frechet, 1)}. Two sets of real digits have a distance of ${formatFixed(floor, 1)}.`;
  },
};

const orDash = (value = NaN, decimals: number): string =>
  Number.isNaN(value) ? '–' : formatFixed(value, decimals);
