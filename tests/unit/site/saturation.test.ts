import { describe, expect, it } from 'vitest';

import { initialSettings } from '#site/src/figures/figure.ts';
import { figure } from '#site/src/figures/saturation/figure.ts';
import { losses, slopes } from '#site/src/figures/saturation/state.ts';

const settings = initialSettings(figure);

describe('the two losses', () => {
  /** σ(−10) = 4.5397868702434395e-5 (mpmath). */
  it('have the slopes −σ(l) and −(1 − σ(l)): at −10 one is almost 0', () => {
    expect(slopes(-10).saturating).toBeCloseTo(-4.5397868702434395e-5, 15);
    expect(slopes(-10).nonSaturating).toBeCloseTo(-0.9999546021312976, 12);
  });

  it('have slopes that are their own derivatives', () => {
    const h = 1e-5;
    for (const kind of ['saturating', 'nonSaturating'] as const)
      for (const logit of [-7, -2, 0.3, 5])
        expect((losses[kind](logit + h) - losses[kind](logit - h)) / (2 * h)).toBeCloseTo(
          slopes(logit)[kind],
          8,
        );
  });

  it('have the same goal: at D = ½ both slopes are equal', () => {
    expect(slopes(0)).toEqual({ saturating: -0.5, nonSaturating: -0.5 });
  });
});

describe('the race', () => {
  it('leaves the saturating generator behind', () => {
    let state = figure.initial(settings, 1);
    for (let i = 0; i < 60; i++) state = figure.step(state);
    expect(state.logits.saturating).toBeLessThan(-4.8);
    expect(state.logits.nonSaturating).toBeGreaterThan(1.5);
  });

  it('starts where its handle was dragged to', () => {
    const state = figure.initial(settings, 1);
    const [handle] = figure.handles?.(state, 'wide') ?? [];
    expect(handle && figure.drag?.(state, handle, 'wide')['logit']).toBeCloseTo(-5, 9);
  });
});
