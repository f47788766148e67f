import { describe, expect, it } from 'vitest';

import { initialSettings } from '#site/src/figures/figure.ts';
import { linearised } from '#site/src/figures/game-lab/eigenvalues.ts';
import { figure } from '#site/src/figures/game-lab/figure.ts';
import { normOf, stepFrom } from '#site/src/figures/game-lab/game.ts';
import { here } from '#site/src/figures/game-lab/state.ts';

const settings = initialSettings(figure);
const endOf = (changes: object): number => {
  let state = figure.initial({ ...settings, ...changes }, 1);
  while (figure.finished?.(state) !== true) state = figure.step(state);
  return normOf(here(state));
};

/** Mescheder et al. 2018, as in their own notebook: 500 steps of .2 from (1, 1). */
const published: [string, number, [number, number, number]][] = [
  ['gan', 1, [3.1, 1.42, 1.85]],
  ['non-saturating', 1, [0.64, 0.28, 0.14]],
  ['wgan', 1, [1.0, 1.02, 0.92]],
  ['wgan-gp', 0.7, [1.8, 1.22, 0.72]],
  ['r1', 0.3, [2.6e-6, 2.3e-7, 9e-34]],
  ['r1', 1, [1e-21, 7e-17, 5e-12]],
];
const schemes = ['simultaneous', 'alternating', 'alternating-5'];

describe('500 iterations', () => {
  for (const [variant, strength, ends] of published)
    it.each(schemes.map((scheme, i) => ({ scheme, end: ends[i] ?? NaN })))(
      `${variant} ${strength}, $scheme, end at $end`,
      ({ scheme, end }) => {
        const ratio = endOf({ variant, strength, scheme }) / end;
        expect(ratio).toBeGreaterThan(0.9);
        expect(ratio).toBeLessThan(1.1);
      },
    );
});

describe('the linearised game', () => {
  it('rotates without a stabiliser: eigenvalues ± i/2, and simultaneous steps grow by √(1 + h²/4)', () => {
    for (const variant of ['gan', 'non-saturating'] as const) {
      const local = linearised({ ...settings, variant });
      expect(local?.field[0].real).toBeCloseTo(0, 8);
      expect(local?.field[0].imaginary).toBeCloseTo(0.5, 7);
      expect(local?.growth).toBeCloseTo(Math.sqrt(1 + 0.01), 7);
    }
  });

  it('closes its orbit when the players take turns', () => {
    expect(linearised({ ...settings, scheme: 'alternating' })?.growth).toBeCloseTo(1, 7);
  });

  it('is damped by R1: (−γ ± √(γ² − 1)) / 2', () => {
    const weak = linearised({ ...settings, variant: 'r1', strength: 0.6 });
    expect(weak?.field[0].real).toBeCloseTo(-0.3, 7);
    expect(weak?.field[0].imaginary).toBeCloseTo(0.4, 6);
    const strong = linearised({ ...settings, variant: 'r1', strength: 2 });
    expect(strong?.field[0].real).toBeCloseTo((-2 + Math.sqrt(3)) / 2, 6);
    expect(strong?.field[1].real).toBeCloseTo((-2 - Math.sqrt(3)) / 2, 6);
  });

  it('is damped by instance noise: E[n² f″(0)] of two examples is −σ²/2 on ψ', () => {
    const [first, second] = linearised({ ...settings, variant: 'instance-noise', strength: 1 })?.field ?? [];
    expect((first?.real ?? 0) + (second?.real ?? 0)).toBeCloseTo(-0.5, 4);
    expect(endOf({ variant: 'instance-noise', strength: 1 })).toBeLessThan(1e-3);
  });

  it('does not exist if the penalty has a kink', () => {
    expect(linearised({ ...settings, variant: 'wgan-gp' })).toBeUndefined();
    expect(figure.summary(figure.initial({ ...settings, variant: 'wgan-gp' }, 1))).toContain('kink');
  });
});

describe('the picture', () => {
  it('starts where its handle was dragged to', () => {
    const state = figure.initial(settings, 1);
    const [start] = figure.handles?.(state, 'narrow') ?? [];
    const moved = start && figure.drag?.(state, start, 'narrow');
    expect(moved?.['theta']).toBeCloseTo(1, 9);
    expect(moved?.['psi']).toBeCloseTo(1, 9);
  });

  it('shows the same game as its step', () => {
    const state = figure.step(figure.initial(settings, 1));
    expect(here(state)).toEqual(stepFrom(settings, { theta: 1, psi: 1 }));
  });
});
