import { describe, expect, it } from 'vitest';

import { figure } from '#site/src/figures/estimator-lab/figure.ts';
import { exactMoments, varianceOf } from '#site/src/figures/estimator-lab/state.ts';
import { initialSettings } from '#site/src/figures/figure.ts';

const settings = initialSettings(figure);

describe('exact moments', () => {
  /** For f = z²: E[z⁴ ε²] / σ² − (2 μ)² = μ⁴/σ² + 14 μ² + 15 σ², and Var(2 z) = 4 σ². */
  it.each([
    { mu: 2, sigma: 1, score: 87, pathwise: 4 },
    { mu: 0, sigma: 1, score: 15, pathwise: 4 },
    { mu: -1, sigma: 0.5, score: 4 + 14 + 3.75, pathwise: 1 },
    { mu: 3, sigma: 2, score: 81 / 4 + 126 + 60, pathwise: 16 },
  ])('of z² at μ = $mu, σ = $sigma', ({ mu, sigma, score, pathwise }) => {
    const exact = exactMoments({ ...settings, mu, sigma });
    expect(exact.score.mean).toBeCloseTo(2 * mu, 9);
    expect(exact.pathwise.mean).toBeCloseTo(2 * mu, 9);
    expect(exact.score.variance).toBeCloseTo(score, 8);
    expect(exact.pathwise.variance).toBeCloseTo(pathwise, 9);
  });

  it('of sin z: the characteristic function of a Gaussian gives the mean slope', () => {
    const { score, pathwise } = exactMoments({ ...settings, f: 'sine', mu: 0.7, sigma: 1.3 });
    const slope = Math.cos(0.7) * Math.exp(-(1.3 ** 2) / 2);
    expect(score.mean).toBeCloseTo(slope, 10);
    expect(pathwise.mean).toBeCloseTo(slope, 10);
  });

  it('of a line: no pathwise variance', () => {
    expect(exactMoments({ ...settings, f: 'affine' }).pathwise.variance).toBe(0);
  });
});

describe('the running estimates', () => {
  it('converge to the exact values', () => {
    let state = figure.initial(settings, 3);
    for (let i = 0; i < 2000; i++) state = figure.step(state);
    // 100,000 samples: the standard error of the score's mean is √(87 / 100,000) = .03; of its variance about 1.5 %.
    expect(state.samples).toBe(100_000);
    expect(Math.abs(state.score.mean - 4)).toBeLessThan(0.15);
    expect(Math.abs(state.pathwise.mean - 4)).toBeLessThan(0.03);
    expect(Math.abs(varianceOf(state.score, state.samples) - 87)).toBeLessThan(7);
    expect(Math.abs(varianceOf(state.pathwise, state.samples) - 4)).toBeLessThan(0.1);
    for (const { counts } of [state.score, state.pathwise])
      expect(counts.reduce((a, b) => a + b)).toBe(state.samples);
  });

  it('stop at the limit', () => {
    const state = { ...figure.initial(settings, 1), samples: 200_000 };
    expect(figure.finished?.(state)).toBe(true);
    expect(figure.finished?.(figure.initial(settings, 1))).toBe(false);
  });

  it('admit that there is no variance of one sample', () => {
    expect(figure.readings(figure.initial(settings, 1)).map(({ value }) => value)).toEqual([
      '0',
      '–',
      '–',
      '–',
      '–',
    ]);
  });
});
