/** Known values, and identities that tie the closed forms to their definitions by Monte Carlo. */
import { describe, expect, it } from 'vitest';

import * as oracle from '#reference/oracle/index.ts';

import { drawsOf, entry, matrix, scalar } from './helpers.ts';

const { square, affine } = oracle.scalarFunctions;
const samples = 200_000;

/** Mean and its standard error. */
function meanOf(values: number[]): { mean: number; error: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

describe('klToStandardNormal', () => {
  it('is exactly zero at N(0, I), and so are its gradients', () => {
    const mu = matrix([2, 3], new Array<number>(6).fill(0));
    const inputs = { mu, logVar: mu };
    expect([...oracle.klToStandardNormal(inputs).value]).toEqual([0, 0]);
    const cotangent = matrix([2], [1, 1]);
    const gradients = oracle.klToStandardNormalVjp({ ...inputs, cotangent });
    expect([...gradients.mu.value, ...gradients.logVar.value]).toEqual(new Array<number>(12).fill(0));
  });

  it('keeps its digits near N(0, I): logVar²/4 to first order', () => {
    const kl = oracle.klToStandardNormal({ mu: matrix([1, 1], [0]), logVar: matrix([1, 1], [2 ** -12]) });
    expect(scalar(kl) / 2 ** -26).toBeCloseTo(1 + 2 ** -12 / 3, 8);
  });

  it('is the mean of log q(z) − log p(z) over z from q', () => {
    const [m, l] = [0.7, -1.2];
    const { data } = drawsOf('kl').normal([samples]);
    const ratios = Array.from(data, (e) => -(e ** 2) / 2 - l / 2 + (m + Math.exp(l / 2) * e) ** 2 / 2);
    const { mean, error } = meanOf(ratios);
    const kl = scalar(oracle.klToStandardNormal({ mu: matrix([1, 1], [m]), logVar: matrix([1, 1], [l]) }));
    expect(Math.abs(mean - kl)).toBeLessThan(5 * error);
  });
});

describe('reparametrize', () => {
  it('has mean mu and variance exp(logVar)', () => {
    const shape = [samples, 1];
    const constant = (value: number): oracle.Matrix => matrix(shape, new Array<number>(samples).fill(value));
    const eps = drawsOf('reparametrize').normal(shape);
    const { value } = oracle.reparametrize({ mu: constant(-1.5), logVar: constant(1.3), eps });
    const { mean, error } = meanOf([...value]);
    expect(Math.abs(mean + 1.5)).toBeLessThan(5 * error);
    const squares = meanOf(Array.from(value, (z) => (z + 1.5) ** 2));
    expect(Math.abs(squares.mean - Math.exp(1.3))).toBeLessThan(5 * squares.error);
  });
});

describe('bernoulliLogLikelihood', () => {
  const at = (logit: number, x: number): number =>
    scalar(oracle.bernoulliLogLikelihood({ logits: matrix([1, 1], [logit]), x: matrix([1, 1], [x]) }));

  it('sums probabilities to one over all binary images', () => {
    const logits = matrix([1, 3], [0.3, -2, 4]);
    const images = Array.from({ length: 8 }, (_, bits) => [bits & 1, (bits >> 1) & 1, bits >> 2]);
    const total = images.reduce((sum, x) => {
      const logLikelihood = oracle.bernoulliLogLikelihood({ logits, x: matrix([1, 3], x) });
      return sum + Math.exp(scalar(logLikelihood));
    }, 0);
    expect(total).toBeCloseTo(1, 14);
  });

  it('is exact if a probability would be 0 or 1', () => {
    expect(at(1e4, 1)).toBeCloseTo(0, 300);
    expect(at(1e4, 0)).toBe(-1e4);
    expect(at(-1e4, 1)).toBe(-1e4);
    expect(at(1e4, 0.75)).toBe(-2500);
    expect(at(-50, 0) / -Math.exp(-50)).toBeCloseTo(1, 14);
  });
});

describe('negativeElbo', () => {
  const draws = drawsOf('elbo');
  const inputs = {
    x: draws.uniform([3, 4], 0, 1),
    logits: draws.normal([3, 4]),
    mu: draws.normal([3, 2]),
    logVar: draws.normal([3, 2]),
  };
  const reconstruction = -meanOf([...oracle.bernoulliLogLikelihood(inputs).value]).mean;
  const kl = meanOf([...oracle.klToStandardNormal(inputs).value]).mean;

  it.each([
    { beta: undefined, weight: 1 },
    { beta: 0, weight: 0 },
    { beta: 4, weight: 4 },
  ])('weights the KL term by beta = $beta', ({ beta, weight }) => {
    const loss = oracle.negativeElbo(beta === undefined ? inputs : { ...inputs, beta });
    expect(loss.shape).toEqual([]);
    expect(scalar(loss)).toBeCloseTo(reconstruction + weight * kl, 13);
  });
});

describe('gradient estimators', () => {
  const inputs = { f: square, mu: 2, sigma: 1, eps: drawsOf('estimators').normal([samples]) };

  it('estimates the gradient 2 mu, 2 sigma of E[z²] both ways', () => {
    const { score, pathwise } = oracle.estimatorVariances(inputs);
    const byScore = oracle.scoreFunctionGradient(inputs);
    const byPath = oracle.pathwiseGradient(inputs);
    const error = (variance: oracle.Estimate): number => Math.sqrt(scalar(variance) / samples);
    expect(Math.abs(scalar(byScore.dMu) - 4)).toBeLessThan(5 * error(score));
    expect(Math.abs(scalar(byPath.dMu) - 4)).toBeLessThan(5 * error(pathwise));
    // Var f (eps² − 1) = 190 and Var 2 z eps = 24 at mu = 2, sigma = 1.
    expect(Math.abs(scalar(byScore.dSigma) - 2)).toBeLessThan(5 * Math.sqrt(190 / samples));
    expect(Math.abs(scalar(byPath.dSigma) - 2)).toBeLessThan(5 * Math.sqrt(24 / samples));
  });

  it('has variance mu⁴ + 14 mu² + 15 = 87 with the score function and 4 with the path for z² at mu = 2', () => {
    const { score, pathwise } = oracle.estimatorVariances(inputs);
    expect(Math.abs(scalar(score) / 87 - 1)).toBeLessThan(0.05);
    expect(Math.abs(scalar(pathwise) / 4 - 1)).toBeLessThan(0.02);
  });

  it('divides the variance by n − 1', () => {
    // f′ = 2 z at z = 1 and 3: terms 2 and 6.
    const two = oracle.estimatorVariances({ ...inputs, eps: matrix([2], [-1, 1]) });
    expect(scalar(two.pathwise)).toBe(8);
  });

  it('leaves a tolerance for rounding if all terms are equal', () => {
    const { pathwise } = oracle.estimatorVariances({ ...inputs, f: affine });
    expect(scalar(pathwise)).toBe(0);
    expect(entry(pathwise.scale)).toBeGreaterThan(0);
  });
});

describe('misuse', () => {
  it('names the shapes that do not match', () => {
    const [mu, logVar] = [matrix([1, 2], [0, 0]), matrix([1, 3], [0, 0, 0])];
    expect(() => oracle.klToStandardNormal({ mu, logVar })).toThrow(
      'internal: inputs must have one shape, got mu [1, 2], logVar [1, 3]',
    );
    expect(() => oracle.klToStandardNormal({ mu, logVar: matrix([1, 2], [0]) })).toThrow('do not fill');
    expect(() => oracle.klToStandardNormalVjp({ mu, logVar: mu, cotangent: matrix([2], [1, 1]) })).toThrow(
      '[2] is not the start of [1, 2]',
    );
  });

  it('needs two samples for a variance', () => {
    const inputs = { f: square, mu: 0, sigma: 1, eps: matrix([1], [0]) };
    expect(() => oracle.estimatorVariances(inputs)).toThrow('at least 2 samples, got 1');
  });
});
