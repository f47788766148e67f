import { expect, it } from 'vitest';

import { initialSettings } from '#site/src/figures/figure.ts';
import { loadFigure } from '#site/src/figures/lab/figure-list.ts';
import { simulationOf } from '#site/src/figures/lab/simulation.ts';
import { figure } from '#site/src/figures/two-models/figure.ts';
import type { TwoModels } from '#site/src/figures/two-models/state.ts';

import { resources } from './resources.ts';

const settings = initialSettings(figure);

it('turns the latents full circle, and draws pixels that are black or white', async () => {
  const simulation = simulationOf(await loadFigure('two-models'), resources);
  const start = (await simulation.reset(settings, 1)) as TwoModels;
  const quarter = (await simulation.change({ ...settings, turn: 90 })) as TwoModels;
  const round = (await simulation.change({ ...settings, turn: 360 })) as TwoModels;
  expect(quarter.images?.gan).not.toEqual(start.images?.gan);
  const apart = start.images?.gan.pixels.map((grey, i) =>
    Math.abs(grey - (round.images?.gan.pixels[i] ?? NaN)),
  );
  expect(Math.max(...(apart ?? [NaN]))).toBeLessThanOrEqual(1);
  const drawn = (await simulation.change({ ...settings, noise: true })) as TwoModels;
  expect(new Set(drawn.images?.vae.pixels)).toEqual(new Set([0, 255]));
  expect(drawn.images?.gan).toEqual(start.images?.gan);
});
