/** Vector-Jacobian products against central differences of the values, all in float64. */
import { describe, expect, it } from 'vitest';

import * as oracle from '#reference/oracle/index.ts';

import { drawsOf, entry, matrix, scalar } from './helpers.ts';

type Inputs = Record<string, oracle.Matrix>;

/** d Σ cotangent · value / d inputs[name], with one Richardson step, which makes the error O(h⁴). */
function differences(
  evaluate: (inputs: Inputs) => oracle.Estimate,
  inputs: Inputs,
  name: string,
  cotangent: oracle.Matrix,
): number[] {
  const { shape, data } = inputs[name] ?? matrix([0], []);
  const moved = (at: number, by: number): number => {
    const entries = Array.from(data, (v, i) => (i === at ? v + by : v));
    const { value } = evaluate({ ...inputs, [name]: matrix([...shape], entries) });
    return value.reduce((sum, v, i) => sum + entry(cotangent.data, i) * v, 0);
  };
  const central = (at: number, h: number): number => (moved(at, h) - moved(at, -h)) / (2 * h);
  const h = 2e-3;
  return Array.from(data, (_, i) => (4 * central(i, h / 2) - central(i, h)) / 3);
}

const draws = drawsOf('differences');
const [batch, latent, width] = [3, 4, 5];
const gaussian = { mu: draws.normal([batch, latent]), logVar: draws.uniform([batch, latent], -3, 3) };
const pixels = { logits: draws.uniform([batch, width], -6, 6), x: draws.uniform([batch, width], 0, 1) };

interface Case {
  name: string;
  inputs: Inputs;
  cotangent: oracle.Matrix;
  value: (inputs: never) => oracle.Estimate;
  vjp: (inputs: never) => Record<string, oracle.Estimate>;
}

const cases: Case[] = [
  {
    name: 'reparametrize',
    inputs: { ...gaussian, eps: draws.normal([batch, latent]) },
    cotangent: draws.normal([batch, latent]),
    value: oracle.reparametrize,
    vjp: oracle.reparametrizeVjp,
  },
  {
    name: 'klToStandardNormal',
    inputs: gaussian,
    cotangent: draws.normal([batch]),
    value: oracle.klToStandardNormal,
    vjp: oracle.klToStandardNormalVjp,
  },
  {
    name: 'bernoulliLogLikelihood',
    inputs: pixels,
    cotangent: draws.normal([batch]),
    value: oracle.bernoulliLogLikelihood,
    vjp: oracle.bernoulliLogLikelihoodVjp,
  },
  ...[0, 1, 2.5].map((beta) => ({
    name: `negativeElbo at beta ${beta}`,
    inputs: { ...gaussian, ...pixels },
    cotangent: draws.normal([]),
    value: (inputs: oracle.NegativeElboInputs) => oracle.negativeElbo({ ...inputs, beta }),
    vjp: (inputs: oracle.NegativeElboInputs & { cotangent: oracle.Matrix }) =>
      oracle.negativeElboVjp({ ...inputs, beta }),
  })),
];

describe('vector-Jacobian products', () => {
  it.each(cases)('of $name agree with central differences', ({ inputs, cotangent, value, vjp }) => {
    const gradients = (vjp as (inputs: Inputs) => Record<string, oracle.Estimate>)({ ...inputs, cotangent });
    for (const [name, gradient] of Object.entries(gradients)) {
      const expected = differences(value as (inputs: Inputs) => oracle.Estimate, inputs, name, cotangent);
      expect(gradient.value).toHaveLength(expected.length);
      for (const [i, each] of expected.entries())
        expect(Math.abs(entry(gradient.value, i) - each)).toBeLessThan(1e-7 * (1 + Math.abs(each)));
    }
  });

  it.each(Object.values(oracle.scalarFunctions))('of $name is its derivative', (f: oracle.ScalarFunction) => {
    for (const z of [-3, -0.6, 0, 0.4, 2.2]) {
      const value = (inputs: Inputs): oracle.Estimate => {
        const at = Float64Array.from(inputs['z']?.data ?? [], (z) => f.value(z));
        return { shape: [1], value: at, scale: at };
      };
      const [slope] = differences(value, { z: matrix([1], [z]) }, 'z', matrix([1], [1]));
      expect(f.derivative(z)).toBeCloseTo(slope ?? Number.NaN, 8);
    }
  });
});

describe('the pathwise gradient', () => {
  const { cubic } = oracle.scalarFunctions;
  const eps = draws.normal([50]);

  it('is the derivative of the sample mean of f(mu + sigma eps)', () => {
    const mean = (mu: number, sigma: number): number =>
      Array.from(eps.data, (e) => cubic.value(mu + sigma * e)).reduce((a, b) => a + b, 0) / 50;
    const [mu, sigma, h] = [0.7, 1.3, 1e-4];
    const { dMu, dSigma } = oracle.pathwiseGradient({ f: cubic, mu, sigma, eps });
    expect(scalar(dMu)).toBeCloseTo((mean(mu + h, sigma) - mean(mu - h, sigma)) / (2 * h), 6);
    expect(scalar(dSigma)).toBeCloseTo((mean(mu, sigma + h) - mean(mu, sigma - h)) / (2 * h), 6);
  });
});
