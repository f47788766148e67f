/** The bounds' oracles against mpmath and PyTorch, with the numbers of tests/peers/unit1_bounds.py. */
import { describe, expect, it } from 'vitest';
import { importanceWeighting, linearGaussian } from '#reference/oracle/index.ts';
import { describeGolden } from './golden-cases.ts';
import { entry, matrix, worstRatio } from './helpers.ts';

describeGolden('bounds against independent peers', {
  file: 'unit1-bounds.golden.json',
  oracles: { ...importanceWeighting, ...linearGaussian },
  peers: ['python', 'mpmath', 'numpy', 'torch'],
});

describe('the importance-weighted bound', () => {
  const logWeights = matrix([3, 2], [-1, -900, 2, -902, 0.5, -2000]);
  const bound = importanceWeighting.iwaeBound({ logWeights });

  it('is between the mean of the log weights and the largest of them', () => {
    expect(entry(bound.value, 0)).toBeGreaterThan(0.5);
    expect(entry(bound.value, 0)).toBeLessThan(2);
  });

  it('shifts with all log weights of its column', () => {
    const shifted = {
      ...logWeights,
      data: Array.from(logWeights.data, (l, i) => l + (i % 2 === 0 ? 10 : 0)),
    };
    const { value } = importanceWeighting.iwaeBound({ logWeights: shifted });
    expect(entry(value, 0) - entry(bound.value, 0)).toBeCloseTo(10, 12);
    expect(entry(value, 1)).toBe(entry(bound.value, 1));
  });

  it('expects samples on the first of two axes', () => {
    expect(() => importanceWeighting.iwaeBound({ logWeights: matrix([2], [0, 0]) })).toThrow('[k, batch]');
    expect(() => importanceWeighting.iwaeBound({ logWeights: matrix([0, 2], []) })).toThrow('k ≥ 1');
  });
});

describe('the linear-Gaussian model', () => {
  const model = { x: matrix([3], [0.4, -2, 5]), a: -1.5, s: 0.6 };
  const { mean, variance } = linearGaussian.posterior(model);
  const logVariance = Math.log(entry(variance.value));
  const best = {
    mu: { shape: [3], data: mean.value },
    logVar: matrix([3], [logVariance, logVariance, logVariance]),
  };

  it('has no gap and no slope at the posterior', () => {
    expect(worstRatio(linearGaussian.gap({ ...model, ...best }), [0, 0, 0], 2 ** -53)).toBeLessThan(1);
    const slopes = linearGaussian.elboVjp({ ...model, ...best, cotangent: matrix([3], [1, -2, 3]) });
    for (const slope of Object.values(slopes)) expect(worstRatio(slope, [0, 0, 0], 2 ** -53)).toBeLessThan(4);
  });

  it('has a log evidence that is the sum of bound and gap', () => {
    const q = { mu: matrix([3], [0.3, 1, -2]), logVar: matrix([3], [-3, 0.5, 2]) };
    const [bound, gap] = [linearGaussian.elbo({ ...model, ...q }), linearGaussian.gap({ ...model, ...q })];
    const sums = bound.value.map((value, i) => value + entry(gap.value, i));
    expect(
      worstRatio({ ...linearGaussian.logEvidence(model), scale: gap.scale }, sums, 2 ** -53),
    ).toBeLessThan(2);
  });
});
