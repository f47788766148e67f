import { formatFixed } from '../drawing/format.ts';
import type { TrainingFigure } from '../figure.ts';

import { controls } from './controls.ts';
import { dragged, handles, picture } from './picture.ts';
import { changed, finished, initial, negativeElbo, type LatentAtlas } from './state.ts';

export const figure: TrainingFigure<LatentAtlas> = {
  name: 'latent-atlas',
  title: 'Latent atlas',
  controls,
  runs: 'training in a worker',
  random: true,
  initial,
  changed,
  begin: async (state, resources) => (await import('./run.ts')).begin(state, resources),
  finished,
  picture,
  handles,
  drag: dragged,
  readings: ({ steps, terms }) => [
    { label: 'steps', value: String(steps) },
    { label: '−ELBO, nats', value: orDash(terms && negativeElbo(terms), 1) },
    { label: 'reconstruction', value: orDash(terms?.reconstruction, 1) },
    { label: 'KL of z₁', value: orDash(terms?.kl[0], 2) },
    { label: 'KL of z₂', value: orDash(terms?.kl[1], 2) },
    { label: 'active units', value: terms === undefined ? '–' : `${terms.active} of 2` },
  ],
  summary: ({ steps, terms }) =>
    terms === undefined
      ? 'Nothing has been trained yet.'
      : `After ${steps} steps the negative ELBO on test digits is ${formatFixed(negativeElbo(terms), 1)} nats per image: ${formatFixed(terms.reconstruction, 1)} for the reconstruction, and a KL of ${formatFixed(terms.kl[0])} and ${formatFixed(terms.kl[1])} for the two latents, of which ${terms.active} ${terms.active === 1 ? 'is' : 'are'} active.`,
};

const orDash = (value: number | undefined, decimals: number): string =>
  value === undefined ? '–' : formatFixed(value, decimals);
