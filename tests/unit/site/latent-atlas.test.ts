import { describe, expect, it } from 'vitest';

import { mosaic } from '#site/src/figures/drawing/grey-image.ts';
import { initialSettings, type Settings } from '#site/src/figures/figure.ts';
import { figure } from '#site/src/figures/latent-atlas/figure.ts';
import { quantiles } from '#site/src/figures/latent-atlas/quantiles.ts';
import { negativeElbo, type LatentAtlas, type Terms } from '#site/src/figures/latent-atlas/state.ts';
import { loadFigure } from '#site/src/figures/lab/figure-list.ts';
import { simulationOf } from '#site/src/figures/lab/simulation.ts';

import { resources } from './resources.ts';

const settings = initialSettings(figure);

async function trained(changes: Settings, steps: number): Promise<Terms> {
  const simulation = simulationOf(await loadFigure('latent-atlas'), resources);
  await simulation.reset({ ...settings, ...changes }, 1);
  const { terms } = (await simulation.advance(steps)) as LatentAtlas;
  if (terms === undefined) throw new Error('nothing was looked at');
  return terms;
}

it('learns digits with both latents at β = 1', async () => {
  const terms = await trained({}, 400);
  expect(negativeElbo(terms)).toBeLessThan(195);
  expect(terms.active).toBe(2);
});

it('lets the posterior collapse if the KL has 30 times the weight', async () => {
  const terms = await trained({ beta: 30 }, 400);
  expect(terms.active).toBe(0);
  expect(terms.kl[0] + terms.kl[1]).toBeLessThan(0.1);
});

it('decodes another latent without a step', async () => {
  const simulation = simulationOf(await loadFigure('latent-atlas'), resources);
  const before = (await simulation.reset(settings, 1)) as LatentAtlas;
  const after = (await simulation.change({ ...settings, z1: 2 })) as LatentAtlas;
  expect(after.steps).toBe(0);
  expect(after.decoded).not.toEqual(before.decoded);
  expect(after.manifold).toEqual(before.manifold);
});

describe('the plane', () => {
  /** scipy.stats.norm.ppf([.1, .3, .5, .7, .9]) */
  it('is cut at quantiles of the prior', () => {
    const expected = [-1.2815515655446004, -0.5244005127080409, 0, 0.5244005127080407, 1.2815515655446004];
    quantiles(5).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? NaN, 10);
    });
  });

  it('is put together row by row', () => {
    const images = Float32Array.of(0, 1, 1, 1, 0.2, 0.4, 0.6, 0.8); // two of 2 × 2
    expect(Array.from(mosaic(images, { side: 2, across: 2 }).pixels)).toEqual([
      ...[0, 255, 51, 102],
      ...[255, 255, 153, 204],
    ]);
  });
});
