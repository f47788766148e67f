/** The bound of a diffusion model: numbers worked by hand, and what it bounds. */
import { describe, expect, it } from 'vitest';
import { ddpm, type Estimate, type Matrix } from '#reference/oracle/index.ts';
import { drawsOf, entry, matrix, scalar, worstRatio } from './helpers.ts';

interface Model {
  readonly x: number;
  readonly alphaBar: readonly number[];
  /** Of t = 1 to T. */
  readonly factors: readonly number[];
}

const all = ({ value }: Estimate): number[] => [...value];
const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

/** All terms for one number: the prior, t = 2 to T, the reconstruction. */
function terms({ x, alphaBar, factors }: Model, eps: readonly number[]): number[] {
  const { prior, denoising, reconstruction } = ddpm.ddpmBound({
    ...{ x: matrix([1, 1], [x]), alphaBar },
    factor: matrix([factors.length + 1], [NaN, ...factors]),
    eps: matrix([eps.length, 1, 1], [...eps]),
  });
  return [prior, denoising, reconstruction].flatMap(all);
}

/** The terms are parabolas in ε, so their expectation is the mean over ε = 1 and −1. */
function expected(model: Model): number[] {
  const [up, down] = [1, -1].map((eps) =>
    terms(
      model,
      model.alphaBar.map(() => eps),
    ),
  ) as [number[], number[]];
  return up.map((value, i) => (value + entry(down, i)) / 2);
}

/** −log p(x) of the decoder, whose latents are a chain of linear Gaussians, so that x is one too. */
function cost({ x, alphaBar, factors }: Model): number {
  let variance = 1;
  for (let t = alphaBar.length; t >= 1; t--) {
    const [previous, current] = [t === 1 ? 1 : entry(alphaBar, t - 2), entry(alphaBar, t - 1)];
    const mean = ddpm.posteriorMean({
      x0: matrix([1, 1], [entry(factors, t - 1)]),
      xt: matrix([1, 1], [1]),
      alphaBarPrevious: matrix([1], [previous]),
      alphaBar: matrix([1], [current]),
    });
    variance = scalar(mean) ** 2 * variance + 1 - current / previous;
  }
  return (Math.log(2 * Math.PI * variance) + x ** 2 / variance) / 2;
}

const a: Model = { x: 1, alphaBar: [0.9, 0.5, 0.1], factors: [0.9, 0.6, 0.2] };
const b: Model = { x: -0.5, alphaBar: [0.8, 0.2], factors: [1, 0] };
const expectClose = (got: readonly number[], right: readonly number[]): void => {
  expect(got).toHaveLength(right.length);
  for (const [i, value] of right.entries()) expect(got[i]).toBeCloseTo(value, 9);
};

describe('worked by hand', () => {
  it('diffuse', () => {
    const value = ddpm.diffuse({
      x: matrix([2, 2], [1, -2, 0.5, 0]),
      alphaBar: matrix([2], [0.5, 0.9]),
      eps: matrix([2, 2], [0.3, -1, 2, 1]),
    });
    expectClose(all(value), [0.9192388155, -2.1213203436, 1.1067971811, 0.316227766]);
  });

  it('posteriorMean', () => {
    const one = (value: number): Matrix => matrix([1, 1], [value]);
    const [alphaBarPrevious, alphaBar] = [matrix([1], [0.9]), matrix([1], [0.5])];
    const mean = ddpm.posteriorMean({ x0: one(1), xt: one(0.4), alphaBarPrevious, alphaBar });
    expectClose(all(mean), [0.9029025221]);
  });

  it('the terms of a bound, and their expectations', () => {
    expectClose(terms(a, [0.5, -1, 2]), [0.0526802578, 1.2047189562, 0.1483531485, -0.2322786428]);
    expectClose(expected(a), [0.0526802578, 0.8138964463, 0.2972288617, 0.2794963043]);
    expectClose(terms(b, [0, 1]).slice(0, 2), [0.0365717757, 0.4353346806]);
    expectClose(terms(b, [0, 1]).slice(2), [0.1211855882]);
    expectClose(expected(b).slice(2), [0.6211855882]);
  });
});

describe('the expected bound', () => {
  it.each([a, b])('is at least −log p(x) of the decoder: $x', (model) => {
    expect(sum(expected(model))).toBeGreaterThan(cost(model));
    expectClose([cost(model)], [model === a ? 1.4345517695 : 1.0308985119]);
  });

  it.each([0, 1.5, -3])('equals −log N(x; 0, 1) at x = %s for the best prediction of such data', (x) => {
    const { alphaBar } = a;
    const model: Model = { x, alphaBar, factors: alphaBar.map(Math.sqrt) };
    const right = (Math.log(2 * Math.PI) + x ** 2) / 2;
    expectClose([sum(expected(model)), cost(model)], [right, right]);
  });
});

describe('in float32', () => {
  const r = Math.fround;
  const u = 2 ** -24;
  const shape = [64, 1];

  it('posteriorMean with weights and with precisions', () => {
    const draws = drawsOf('posterior mean');
    const [x0, xt] = [draws.normal(shape), draws.normal(shape)];
    const alphaBarPrevious = draws.uniform([64], 0.3, 0.95);
    const shares = draws.uniform([64], 0.4, 0.98);
    const alphaBar = matrix(
      [64],
      Array.from(shares.data, (share, i) => r(share * entry(alphaBarPrevious.data, i))),
    );
    const estimate = ddpm.posteriorMean({ x0, xt, alphaBarPrevious, alphaBar });
    const ways = [byWeights, byPrecisions].map((way) =>
      Array.from({ length: 64 }, (_, i) =>
        way(entry(x0.data, i), entry(xt.data, i), entry(alphaBarPrevious.data, i), entry(alphaBar.data, i)),
      ),
    );
    for (const values of ways) {
      expect(worstRatio(estimate, values, u)).toBeLessThan(8);
      expect(worstRatio(estimate, values, u)).toBeGreaterThan(0.05);
    }
  });

  function byWeights(x0: number, xt: number, previous: number, current: number): number {
    const alpha = r(current / previous);
    const left = r(1 - current);
    const ofX0 = r(r(r(Math.sqrt(previous)) * r(1 - alpha)) / left);
    const ofXt = r(r(r(Math.sqrt(alpha)) * r(1 - previous)) / left);
    return r(r(ofX0 * x0) + r(ofXt * xt));
  }

  function byPrecisions(x0: number, xt: number, previous: number, current: number): number {
    const alpha = r(current / previous);
    const [beta, noise] = [r(1 - alpha), r(1 - previous)];
    const precision = r(r(alpha / beta) + r(1 / noise));
    const fromX0 = r(r(r(Math.sqrt(previous)) / noise) * x0);
    const fromXt = r(r(r(Math.sqrt(alpha)) / beta) * xt);
    return r(r(fromX0 + fromXt) / precision);
  }
});
