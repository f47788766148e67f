/**
 * The formulas in a student's float32 arithmetic, rounded after every operation: each stays within 8 · 2⁻²⁴ · scale of
 * the oracle, and comes close enough to show that the scale is not too large.
 *
 * The same formulas are written in several equally correct ways. Sums run one by one, the worst order an engine uses.
 */
import { describe, expect, it } from 'vitest';

import * as oracle from '#reference/oracle/index.ts';

import { drawsOf, entry, worstRatio } from './helpers.ts';

const u = 2 ** -24;
const r = Math.fround;
const add = (a: number, b: number): number => r(a + b);
const sub = (a: number, b: number): number => r(a - b);
const mul = (a: number, b: number): number => r(a * b);
const div = (a: number, b: number): number => r(a / b);
const exp = (a: number): number => r(Math.exp(a));
const log1p = (a: number): number => r(Math.log1p(a));
const half = (a: number): number => a / 2;
const sum = (values: number[]): number => values.reduce(add, 0);
const mean = (values: number[]): number => div(sum(values), values.length);

/** Largest error in units of the scale's u, over all trials; a value near zero is a failure too. */
function expectWithin(ratios: number[]): void {
  const worst = ratios.reduce((a, b) => (b <= a ? a : b), 0);
  expect(worst).toBeLessThan(8);
  expect(worst / 8).toBeGreaterThan(0.02);
}

const trials = (count: number, ratio: (trial: string) => number): number[] =>
  Array.from({ length: count }, (_, trial) => ratio(`float32 ${trial}`));

/** One number per entry. */
const entries = (like: oracle.Matrix, formula: (i: number) => number): number[] =>
  Array.from(like.data, (_, i) => formula(i));

/** One sum per row. */
const rowSums = (like: oracle.Matrix, formula: (i: number) => number): number[] => {
  const [rows = 0, width = 0] = like.shape;
  return Array.from({ length: rows }, (_, row) =>
    sum(Array.from({ length: width }, (_, column) => formula(row * width + column))),
  );
};

const latentsOf = (seed: string): Record<'mu' | 'logVar' | 'eps' | 'weight', oracle.Matrix> => {
  const draws = drawsOf(seed);
  return {
    mu: draws.normal([16, 8]),
    logVar: draws.uniform([16, 8], -10, 10),
    eps: draws.normal([16, 8]),
    weight: draws.normal([16, 8]),
  };
};

describe('reparametrize in float32', () => {
  const ways: Record<string, (logVar: number) => number> = {
    'exp(logVar / 2)': (logVar) => exp(half(logVar)),
    'sqrt(exp(logVar))': (logVar) => r(Math.sqrt(exp(logVar))),
    'exp(logVar · .5) from float32 powers': (logVar) => r(r(Math.E) ** half(logVar)),
  };

  it.each(Object.entries(ways))('values with sigma = %s', (_, sigma) => {
    const ratios = trials(40, (seed) => {
      const { mu, logVar, eps } = latentsOf(seed);
      const z = entries(mu, (i) =>
        add(entry(mu.data, i), mul(sigma(entry(logVar.data, i)), entry(eps.data, i))),
      );
      return worstRatio(oracle.reparametrize({ mu, logVar, eps }), z, u);
    });
    expectWithin(ratios);
  });

  it('gradients', () => {
    const ratios = trials(40, (seed) => {
      const { mu, logVar, eps, weight: cotangent } = latentsOf(seed);
      const gradients = oracle.reparametrizeVjp({ mu, logVar, eps, cotangent });
      expect(worstRatio(gradients.mu, cotangent.data, u)).toBe(0);
      const byLogVar = entries(mu, (i) => {
        const sigma = exp(half(entry(logVar.data, i)));
        return mul(mul(mul(entry(cotangent.data, i), entry(eps.data, i)), sigma), 0.5);
      });
      return worstRatio(gradients.logVar, byLogVar, u);
    });
    expectWithin(ratios);
  });
});

describe('klToStandardNormal in float32', () => {
  /** Far out, and near N(0, I) where all terms cancel. */
  const spreads = [1, 1e-3];

  it.each(spreads)('values, logVar within ±10 · %s', (spread) => {
    const ratios = trials(40, (seed) => {
      const [mu, logVar] = scaled(latentsOf(seed), spread);
      const kl = rowSums(mu, (i) => {
        const [m, l] = [entry(mu.data, i), entry(logVar.data, i)];
        return half(sub(sub(add(mul(m, m), exp(l)), l), 1));
      });
      const whole = rowSums(mu, (i) => {
        const [m, l] = [entry(mu.data, i), entry(logVar.data, i)];
        return sub(sub(add(1, l), mul(m, m)), exp(l));
      }).map((total) => -half(total));
      const estimate = oracle.klToStandardNormal({ mu, logVar });
      return Math.max(worstRatio(estimate, kl, u), worstRatio(estimate, whole, u));
    });
    expectWithin(ratios);
  });

  it.each(spreads)('gradients, logVar within ±10 · %s', (spread) => {
    const ratios = trials(40, (seed) => {
      const [mu, logVar] = scaled(latentsOf(seed), spread);
      const cotangent = drawsOf(`${seed} cotangent`).normal([16]);
      const weight = (i: number): number => entry(cotangent.data, Math.floor(i / 8));
      const gradients = oracle.klToStandardNormalVjp({ mu, logVar, cotangent });
      const byMu = entries(mu, (i) => mul(weight(i), entry(mu.data, i)));
      expect(worstRatio(gradients.mu, byMu, u)).toBeLessThan(1.01);
      const byLogVar = entries(mu, (i) => half(mul(weight(i), sub(exp(entry(logVar.data, i)), 1))));
      return worstRatio(gradients.logVar, byLogVar, u);
    });
    expectWithin(ratios);
  });

  const scaled = (
    { mu, logVar }: ReturnType<typeof latentsOf>,
    by: number,
  ): [mu: oracle.Matrix, logVar: oracle.Matrix] => {
    const times = ({ shape, data }: oracle.Matrix): oracle.Matrix => ({
      shape,
      data: Float32Array.from(data, (v) => by * v),
    });
    return [times(mu), times(logVar)];
  };
});

const stable = (l: number, x: number): number =>
  sub(sub(mul(l, x), Math.max(l, 0)), log1p(exp(-Math.abs(l))));

describe('bernoulliLogLikelihood in float32', () => {
  const ways: Record<string, (l: number, x: number) => number> = {
    'l x − max(l, 0) − log1p(exp(−|l|))': stable,
    '(x − 1) l − max(−l, 0) − log1p(exp(−|l|))': (l, x) =>
      sub(sub(mul(sub(x, 1), l), Math.max(-l, 0)), log1p(exp(-Math.abs(l)))),
  };
  const sizes = [8, 784].flatMap((width) => [3, 30, 1e4].map((limit) => ({ width, limit })));

  describe.each(Object.entries(ways))('%s', (_, perPixel) => {
    it.each(sizes)('values, $width pixels, |logits| up to $limit', ({ width, limit }) => {
      const ratios = trials(20, (seed) => {
        const { logits, x } = imagesOf(seed, width, limit);
        const values = rowSums(x, (i) => perPixel(entry(logits.data, i), entry(x.data, i)));
        return worstRatio(oracle.bernoulliLogLikelihood({ logits, x }), values, u);
      });
      expectWithin(ratios);
    });
  });

  it.each([3, 30, 1e4])('gradients, |logits| up to %s', (limit) => {
    const ratios = trials(20, (seed) => {
      const { logits, x } = imagesOf(seed, 8, limit);
      const cotangent = drawsOf(`${seed} cotangent`).normal([16]);
      const gradient = entries(x, (i) => {
        const sigmoid = div(1, add(1, exp(-entry(logits.data, i))));
        return mul(entry(cotangent.data, Math.floor(i / 8)), sub(entry(x.data, i), sigmoid));
      });
      return worstRatio(oracle.bernoulliLogLikelihoodVjp({ logits, x, cotangent }).logits, gradient, u);
    });
    expectWithin(ratios);
  });
});

const imagesOf = (seed: string, width: number, limit: number): Record<'logits' | 'x', oracle.Matrix> => {
  const draws = drawsOf(seed);
  return { logits: draws.uniform([16, width], -limit, limit), x: draws.uniform([16, width], 0, 1) };
};

describe('negativeElbo in float32', () => {
  it.each([0, 1, 4])('values at beta %s', (beta) => {
    const ratios = trials(20, (seed) => {
      const { logits, x } = imagesOf(seed, 784, 8);
      const { mu, logVar } = latentsOf(seed);
      const logLikelihood = rowSums(x, (i) => stable(entry(logits.data, i), entry(x.data, i)));
      const kl = rowSums(mu, (i) => {
        const [m, l] = [entry(mu.data, i), entry(logVar.data, i)];
        return half(sub(sub(add(mul(m, m), exp(l)), l), 1));
      });
      const loss = mean(kl.map((each, i) => sub(mul(beta, each), entry(logLikelihood, i))));
      return worstRatio(oracle.negativeElbo({ x, logits, mu, logVar, beta }), [loss], u);
    });
    expectWithin(ratios);
  });
});

/** f and f′ rounded after every operation. */
const float32Functions: Record<
  keyof typeof oracle.scalarFunctions,
  Record<'value' | 'derivative', (z: number) => number>
> = {
  square: { value: (z) => mul(z, z), derivative: (z) => mul(2, z) },
  sine: { value: (z) => r(Math.sin(z)), derivative: (z) => r(Math.cos(z)) },
  cubic: {
    value: (z) => sub(mul(mul(z, z), z), z),
    derivative: (z) => sub(mul(3, mul(z, z)), 1),
  },
  affine: { value: (z) => add(mul(3, z), 1), derivative: () => 3 },
};

describe.each(Object.values(oracle.scalarFunctions))('estimators of $name in float32', ({ name }) => {
  const rounded = float32Functions[name];
  const settings = [
    { n: 64, mu: 2, sigma: 1 },
    { n: 64, mu: -0.75, sigma: 0.375 },
    { n: 64, mu: 3, sigma: 0.0625 },
    // Few samples and a narrow density: the rounding error of z dominates (z − mu) / sigma, and no mean hides it.
    { n: 2, mu: r(2.7), sigma: 2 ** -7 },
  ];
  const variance = (terms: number[]): number => {
    const center = mean(terms);
    return div(sum(terms.map((t) => mul(sub(t, center), sub(t, center)))), terms.length - 1);
  };
  /** ∂ log N / ∂mu from the given eps, and from eps = (z − mu) / sigma, as in autodiff of the log-density. */
  const scores = {
    given: (eps: number) => eps,
    found: (_: number, z: number, mu: number, sigma: number) => div(sub(z, mu), sigma),
  };

  it.each(settings)('$n samples at N($mu, $sigma)', ({ n, mu, sigma }) => {
    const ratios = trials(20, (seed) => {
      const eps = drawsOf(seed).normal([n]);
      const inputs = { f: oracle.scalarFunctions[name], mu, sigma, eps };
      const samples = Array.from(eps.data, (e) => ({ e, z: add(mu, mul(sigma, e)) }));
      const byPath = samples.map(({ z }) => rounded.derivative(z));
      const path = oracle.pathwiseGradient(inputs);
      const score = oracle.scoreFunctionGradient(inputs);
      const variances = oracle.estimatorVariances(inputs);
      const byScore = Object.values(scores).map((scoreOf) => {
        const drawn = samples.map(({ e, z }) => ({ z, e: scoreOf(e, z, mu, sigma) }));
        const terms = drawn.map(({ z, e }) => div(mul(rounded.value(z), e), sigma));
        const forSigma = drawn.map(({ z, e }) => div(mul(rounded.value(z), sub(mul(e, e), 1)), sigma));
        return [
          worstRatio(score.dMu, [mean(terms)], u),
          worstRatio(score.dSigma, [mean(forSigma)], u),
          worstRatio(variances.score, [variance(terms)], u),
        ];
      });
      return Math.max(
        ...byScore.flat(),
        worstRatio(path.dMu, [mean(byPath)], u),
        worstRatio(path.dSigma, [mean(samples.map(({ z, e }) => mul(rounded.derivative(z), e)))], u),
        worstRatio(variances.pathwise, [variance(byPath)], u),
      );
    });
    expectWithin(ratios);
  });
});
