import { describe, expect, it } from 'vitest';

import { initialSettings, type Settings } from '#site/src/figures/figure.ts';
import { loadFigure } from '#site/src/figures/lab/figure-list.ts';
import { simulationOf } from '#site/src/figures/lab/simulation.ts';
import { figure } from '#site/src/figures/mode-hunt/figure.ts';
import { drawingFault, pointsIn, pressed } from '#site/src/figures/mode-hunt/places.ts';
import { cells, type ModeHunt } from '#site/src/figures/mode-hunt/state.ts';

import { resources } from './resources.ts';

const settings = initialSettings(figure);

async function hunted(changes: Settings, steps: number): Promise<ModeHunt> {
  const simulation = simulationOf(await loadFigure('mode-hunt'), resources);
  await simulation.reset({ ...settings, ...changes }, 1);
  return (await simulation.advance(steps)) as ModeHunt;
}

describe('the hunt on the ring', () => {
  it('reaches all eight modes with WGAN-GP and a fast critic', async () => {
    const { modes, highQuality, history } = await hunted({ loss: 'wgan-gp', rates: 'discriminator' }, 1000);
    expect(modes).toBe(8);
    expect(highQuality).toBeGreaterThan(0.35);
    expect(history.at(-1)?.distance).toBeLessThan(0.05);
  });

  it('collapses when the generator learns ten times as fast as the discriminator', async () => {
    const { modes, history } = await hunted({ loss: 'minimax', rates: 'generator' }, 600);
    expect(modes).toBeLessThan(6);
    expect(history.at(-1)?.distance).toBeGreaterThan(0.1);
  });

  it('evaluates the discriminator on both sides: real at the data, fake elsewhere', async () => {
    const { surface } = await hunted({ rates: 'discriminator' }, 200);
    expect(surface).toHaveLength(cells * cells);
    const at = (x: number, y: number): number => {
      const cell = (value: number): number => Math.floor(((value + 1.7) / 3.4) * cells);
      return surface[cell(-y) * cells + cell(x)] ?? NaN;
    };
    expect(at(1, 0)).toBeGreaterThan(at(0, 0));
    expect(at(0, 1)).toBeGreaterThan(at(1.6, 1.6));
  });
});

describe('data of one’s own', () => {
  it('are written as points', () => {
    expect(pointsIn('-1 0, 0.5 0.9')).toEqual([
      [-1, 0],
      [0.5, 0.9],
    ]);
    for (const text of ['', '1', '1 2 3', '1 9', 'a b', Array(13).fill('0 0').join(',')])
      expect(drawingFault(text)).toContain('Write 1 to 12 points');
    expect(drawingFault('0 0')).toBeUndefined();
  });

  it('grow by a press on the plane, and shrink by one on a point', () => {
    expect(pressed('-1 0', [0.5, 0.256])).toBe('-1 0, 0.5 0.26');
    expect(pressed('-1 0, 0.5 0.26', [0.45, 0.3])).toBe('-1 0');
    expect(pressed('-1 0', [-1, 0])).toBe('-1 0');
  });

  it('can be edited only if they are in use', () => {
    const middle = { x: 208, y: 208 };
    expect(figure.press?.(figure.initial(settings, 1), middle, 'wide')).toBeUndefined();
    const own = figure.initial({ ...settings, data: 'own' }, 1);
    expect(figure.press?.(own, middle, 'wide')?.['drawing']).toContain('0 0');
  });
});
