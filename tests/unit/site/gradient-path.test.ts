import { describe, expect, it } from 'vitest';

import { initialSettings } from '#site/src/figures/figure.ts';
import { figure } from '#site/src/figures/gradient-path/figure.ts';
import { gradient, latents } from '#site/src/figures/gradient-path/state.ts';

const settings = initialSettings(figure);
const after = (steps: number, changes = {}) => {
  let state = figure.initial({ ...settings, ...changes }, 1);
  for (let i = 0; i < steps; i++) state = figure.step(state);
  return state;
};

describe('the gradient path', () => {
  it('agrees with finite differences of the mean of f at the same noise', () => {
    const h = 1e-5;
    const meanOfF = (changes: object): number => {
      const values = latents(figure.initial({ ...settings, ...changes }, 1)).map((z) => z ** 2);
      return values.reduce((a, b) => a + b) / values.length;
    };
    const { dMu, dSigma } = gradient(after(0));
    expect(dMu).toBeCloseTo((meanOfF({ mu: 1.5 + h }) - meanOfF({ mu: 1.5 - h })) / (2 * h), 6);
    expect(dSigma).toBeCloseTo((meanOfF({ sigma: 0.6 + h }) - meanOfF({ sigma: 0.6 - h })) / (2 * h), 6);
  });

  it('descends to the minimum of z², and does not move once the path is cut', () => {
    const { mu, sigma } = after(300).settings;
    expect(Math.abs(mu)).toBeLessThan(0.1);
    expect(sigma).toBeLessThan(0.2);
    expect(after(300, { cut: true }).settings).toEqual({ ...settings, cut: true });
  });

  it('draws the same samples whether or not the path is cut', () => {
    expect(latents(after(0, { cut: true }))).toEqual(latents(after(0)));
  });

  it('draws different noise for a different seed and step', () => {
    const eps = [figure.initial(settings, 1), figure.initial(settings, 2), after(1)].map(
      (state) => state.eps,
    );
    expect(new Set(eps.flat()).size).toBe(36);
  });

  it('lets a handle set its quantity', () => {
    const state = after(0);
    for (const layout of ['wide', 'narrow'] as const) {
      const [mu, sigma] = figure.handles?.(state, layout) ?? [];
      expect(mu && figure.drag?.(state, mu, layout)['mu']).toBeCloseTo(1.5, 9);
      expect(sigma && figure.drag?.(state, sigma, layout)['sigma']).toBeCloseTo(0.6, 9);
    }
  });

  it('states its numbers', () => {
    expect(figure.summary(after(0, { cut: true }))).toContain('the gradient with respect to μ and σ is 0');
    expect(figure.readings(after(0)).find(({ label }) => label === 'gradient w.r.t. μ')?.exact).toBe('3.00');
  });
});
