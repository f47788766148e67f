/** The numbers that the lesson on diffusion and flows works by hand are what the oracles and the formulas compute. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

import { ddpm, type Matrix } from '#reference/oracle/index.ts';

const page = 'site/src/content/docs/vae-vs-gan/diffusion-and-flows.mdx';
const source = await readFile(new URL(`../../../${page}`, import.meta.url), 'utf8');

const one = (value: number): Matrix => ({ shape: [1, 1], data: [value] });
const row = (value: number): Matrix => ({ shape: [1], data: [value] });
const first = ({ value }: { value: Float64Array }): number => value[0] ?? NaN;

/** The terms at x, averaged over the noise: they are parabolas in ε, so ε = 1 and −1 are enough. */
function expectedTerms(x: number, alphaBar: readonly number[], factors: readonly number[]): number[] {
  const [up = [], down = []] = [1, -1].map((eps) => {
    const { prior, denoising, reconstruction } = ddpm.ddpmBound({
      ...{ x: one(x), alphaBar },
      factor: { shape: [alphaBar.length + 1], data: [NaN, ...factors] },
      eps: { shape: [alphaBar.length, 1, 1], data: alphaBar.map(() => eps) },
    });
    return [first(prior), ...Array.from(denoising.value).toReversed(), first(reconstruction)];
  });
  return up.map((value, i) => (value + (down[i] ?? NaN)) / 2);
}

const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
const schedule = [0.9, 0.5, 0.1];

/** The mean bound for data N(0, 4) with the best linear guess. It is a parabola in x too, and E x² = 4. */
const boundOfWideData = (alphaBar: readonly number[]): number =>
  sum(
    expectedTerms(
      2,
      alphaBar,
      alphaBar.map((share) => (4 * Math.sqrt(share)) / (4 * share + 1 - share)),
    ),
  );
const entropy = Math.log(2 * Math.PI * Math.E * 4) / 2;
const excess = (steps: number): number =>
  boundOfWideData(
    Array.from({ length: steps }, (_, i) => {
      const tau = (i + 1) / steps;
      return Math.exp(-5 * tau ** 2 - 0.05 * tau);
    }),
  ) - entropy;

/** The deviation of samples of N(2, 0.5²) after Euler steps along the exact field. */
function deviation(steps: number): number {
  let value = 1;
  for (let i = 0; i < steps; i++) {
    const t = i / steps;
    value *= 1 + (0.25 * t - (1 - t)) / (0.25 * t ** 2 + (1 - t) ** 2) / steps;
  }
  return Math.abs(value);
}

/** ½ (SNR_{t−1} / SNR_t − 1) in the schedule of Ho, Jain and Abbeel. */
function factorOf(step: number): number {
  const snr = (t: number): number => {
    let share = 1;
    for (let i = 0; i < t; i++) share *= 1 - 1e-4 - (0.02 - 1e-4) * (i / 999);
    return share / (1 - share);
  };
  return (snr(step - 1) / snr(step) - 1) / 2;
}

const mean = (x0: number, xt: number): number =>
  first(ddpm.posteriorMean({ x0: one(x0), xt: one(xt), alphaBarPrevious: row(0.9), alphaBar: row(0.5) }));

/** A phrase with `{}` for the number, with as many decimals as the lesson has there. */
const worked: [phrase: string, decimals: number, value: number][] = [
  ['- 0.7071 = {}$', 4, first(ddpm.diffuse({ x: one(1.5), alphaBar: row(0.5), eps: one(-1) }))],
  ['the weights are {} and', 4, mean(1, 0)],
  ['0.8433 and {}, and', 4, mean(0, 1)],
  ['\\cdot 0.25 = {} .', 4, expectedTerms(0, schedule, schedule.map(Math.sqrt))[2] ?? NaN],
  ['the bound is {} nats', 4, boundOfWideData(schedule)],
  ['entropy of the data is {}.', 4, entropy],
  ['it is {} nats at $T = 2$', 3, excess(2)],
  ['{} at $T = 10$', 3, excess(10)],
  ['{} at $T = 200$', 3, excess(200)],
  ['the factor is {} at $t = 2$', 3, factorOf(2)],
  ['and {} at $t = 500$', 4, factorOf(500)],
];

describe('worked by hand', () => {
  it.each(worked)('%s', (phrase, decimals, value) => {
    expect(source).toContain(phrase.replace('{}', value.toFixed(decimals)));
  });

  it.each([0, 1.5])('the terms at x = %s, and their sum', (x) => {
    const terms = expectedTerms(x, schedule, schedule.map(Math.sqrt));
    const cost = (Math.log(2 * Math.PI) + x ** 2) / 2;
    const cells = [...terms, sum(terms), cost].map((value) => value.toFixed(4));
    expect(source).toContain(`| x = ${x} | ${cells.join(' | ')} |`);
  });

  it('the deviation after 1 to 32 Euler steps', () => {
    const shown = [1, 2, 4, 8, 32].map((steps) => (steps === 1 ? '0' : deviation(steps).toFixed(3)));
    expect(deviation(1)).toBeCloseTo(0, 12);
    expect(source).toContain(`| standard deviation of the samples | ${shown.join(' | ')} | 0.5 |`);
  });
});
