import { expect, it } from 'vitest';

import { initialSettings } from '#site/src/figures/figure.ts';
import { loadFigure } from '#site/src/figures/lab/figure-list.ts';
import { simulationOf } from '#site/src/figures/lab/simulation.ts';
import { figure } from '#site/src/figures/two-models/figure.ts';
import type { TwoModels } from '#site/src/figures/two-models/state.ts';

import { resources } from './resources.ts';

const settings = initialSettings(figure);

it('shows after 500 steps what the table of the lesson says: the VAE is the blurrier', async () => {
  const simulation = simulationOf(await loadFigure('two-models'), resources);
  await simulation.reset(settings, 1);
  const { measured, floor } = (await simulation.advance(500)) as TwoModels;
  expect(measured.map(({ step }) => step)).toEqual([0, 100, 200, 300, 400, 500]);
  const last = measured.at(-1);
  expect(last?.vae.sharpness).toBeLessThan(0.6);
  expect(last?.gan.sharpness).toBeGreaterThan(1.5 * (last?.vae.sharpness ?? NaN));
  for (const model of ['vae', 'gan'] as const)
    expect(last?.[model].frechet).toBeLessThan((measured[0]?.[model].frechet ?? NaN) / 2);
  expect(floor).toBeLessThan(40);
});
