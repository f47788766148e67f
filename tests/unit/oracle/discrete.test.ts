/**
 * The oracles of discrete latents and of free bits against mpmath and JAX, with the numbers of
 * tests/peers/unit1_discrete.py, and against numbers that were computed by hand.
 */
import { describe, expect, it } from 'vitest';
import { freeBits, gumbel } from '#reference/oracle/index.ts';
import { describeGolden } from './golden-cases.ts';
import { drawsOf, entry, matrix, scalar, worstRatio } from './helpers.ts';

describeGolden('relaxed draws and free bits against independent peers', {
  file: 'unit1-discrete.golden.json',
  oracles: { ...gumbel, ...freeBits },
  peers: ['python', 'jax', 'mpmath', 'numpy'],
});

const threeWords = {
  logits: matrix([1, 3], [0.2, 0.3, 0.5].map(Math.log)),
  uniform: matrix([1, 3], [0.9, 0.5, 0.1]),
};

const toTenDigits = (actual: ArrayLike<number>, expected: readonly number[]): void => {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(entry(actual, i)).toBeCloseTo(value, 9);
};

describe('a relaxed draw', () => {
  it.each([
    [1, [0.7449353522, 0.1698487169, 0.0852159309]],
    [0.5, [0.9389036252, 0.0488099527, 0.0122864221]],
  ])('of three words at temperature %s', (temperature, expected) => {
    toTenDigits(gumbel.gumbelSoftmax({ ...threeWords, temperature }).value, expected);
  });

  it('has the gradient of the words, with 1 / temperature in it', () => {
    const cotangent = matrix([1, 3], [1, 2, 3]);
    const { logits } = gumbel.gumbelSoftmaxVjp({ ...threeWords, temperature: 0.5, cotangent });
    toTenDigits(logits.value, [-0.137798748, 0.0904562837, 0.0473424643]);
  });

  it('of two rows', () => {
    const rows = { logits: matrix([2, 2], [0, 0, 1, -1]), uniform: matrix([2, 2], [0.5, 0.25, 0.25, 0.75]) };
    toTenDigits(gumbel.gumbelSoftmax({ ...rows, temperature: 1 }).value, [
      2 / 3,
      1 / 3,
      0.60526851,
      0.39473149,
    ]);
    toTenDigits(
      gumbel.gumbelSoftmax({ ...rows, temperature: 0.5 }).value,
      [0.8, 0.2, 0.7016008918, 0.2983991082],
    );
  });

  it('approaches the one-hot row of the largest logit plus noise as the temperature falls', () => {
    const { value } = gumbel.gumbelSoftmax({ ...threeWords, temperature: 0.01 });
    toTenDigits(value, [1, 0, 0]);
    toTenDigits(value, Array.from(gumbel.straightThrough({ soft: { shape: [1, 3], data: value } }).value));
  });

  it('has its largest entry at each class as often as the softmax says', () => {
    const draws = 20_000;
    const uniform = drawsOf('Gumbel-max').uniform([draws, 3], 1e-7, 1 - 1e-7);
    const logits = matrix(
      [draws, 3],
      Array.from({ length: draws }, () => Array.from(threeWords.logits.data)).flat(),
    );
    const soft = gumbel.gumbelSoftmax({ logits, uniform, temperature: 1 });
    const { value } = gumbel.straightThrough({ soft: { shape: soft.shape, data: soft.value } });
    for (const [k, probability] of [0.2, 0.3, 0.5].entries()) {
      const share = value.filter((_, i) => i % 3 === k).reduce((sum, hard) => sum + hard, 0) / draws;
      expect(Math.abs(share - probability)).toBeLessThan(
        4 * Math.sqrt((probability * (1 - probability)) / draws),
      );
    }
  });

  it('refuses a temperature of 0, noise outside (0, 1) and two largest entries', () => {
    expect(() => gumbel.gumbelSoftmax({ ...threeWords, temperature: 0 })).toThrow('above 0');
    const uniform = matrix([1, 3], [1, 0.5, 0.1]);
    expect(() => gumbel.gumbelSoftmax({ ...threeWords, uniform, temperature: 1 })).toThrow('between 0 and 1');
    expect(() => gumbel.straightThrough({ soft: matrix([1, 3], [0.4, 0.2, 0.4]) })).toThrow('tie');
  });
});

describe('a relaxed draw in float32', () => {
  const r = Math.fround;
  const u = 2 ** -24;
  const sum = (values: number[]): number => values.reduce((total, value) => r(total + value), 0);

  /** Rounded after every operation, the largest score subtracted. */
  function inFloat32(logits: number[], uniform: number[], temperature: number): number[] {
    const scores = logits.map((a, k) => r(r(a - r(Math.log(-r(Math.log(entry(uniform, k)))))) / temperature));
    const parts = scores.map((score) => r(Math.exp(r(score - Math.max(...scores)))));
    return parts.map((part) => r(part / sum(parts)));
  }

  it.each([
    [1, 3],
    [0.25, 3],
    [3, 1000],
  ])('values at temperature %s, |logits| up to %s', (temperature, range) => {
    const ratios = Array.from({ length: 200 }, (_, trial) => {
      const draws = drawsOf(`relaxed ${trial}`);
      const level = entry(draws.uniform([1], 3 - range, range - 3).data);
      const logits = matrix(
        [1, 5],
        Array.from(draws.uniform([5], -3, 3).data, (a) => r(level + a)),
      );
      const uniform = draws.uniform([1, 5], 1e-6, 1 - 1e-6);
      const rounded = inFloat32(Array.from(logits.data), Array.from(uniform.data), temperature);
      return worstRatio(gumbel.gumbelSoftmax({ logits, uniform, temperature }), rounded, u);
    });
    expect(Math.max(...ratios)).toBeLessThan(4);
    expect(Math.max(...ratios)).toBeGreaterThan(0.16);
  });
});

describe('free bits', () => {
  const klPerLatent = matrix([2, 3], [0.1, 2, 0.4, 0.3, 1, 0.8]);

  it.each([
    [0, 2.3],
    [0.5, 2.6],
    [1, 3.5],
    [2, 6],
  ])('at a floor of %s', (lambda, expected) => {
    expect(scalar(freeBits.freeBits({ klPerLatent, lambda }))).toBeCloseTo(expected, 12);
  });

  it('is never below the mean KL, and 0.5 nats are not the floor of each example', () => {
    const value = scalar(freeBits.freeBits({ klPerLatent, lambda: 0.5 }));
    expect(value).toBeGreaterThan(2.3);
    expect(value).not.toBeCloseTo(2.65, 3);
  });

  it('has the gradient 1 / batch above the floor and 0 below it', () => {
    const unused = matrix([3, 2], [0, 0, 0, 0, 0, 3]);
    const cotangent = matrix([], [1]);
    const above = freeBits.freeBitsVjp({ klPerLatent: unused, lambda: 0.25, cotangent });
    toTenDigits(above.klPerLatent.value, [0, 1 / 3, 0, 1 / 3, 0, 1 / 3]);
    const below = freeBits.freeBitsVjp({ klPerLatent: unused, lambda: 1.5, cotangent });
    toTenDigits(below.klPerLatent.value, [0, 0, 0, 0, 0, 0]);
  });

  it('refuses a tie, where libraries have different gradients, and other shapes', () => {
    const cotangent = matrix([], [1]);
    const tie = { klPerLatent: matrix([1, 1], [0]), lambda: 0, cotangent };
    expect(() => freeBits.freeBitsVjp(tie)).toThrow('ties');
    expect(() => freeBits.freeBits({ klPerLatent: matrix([3], [1, 2, 3]), lambda: 0 })).toThrow(
      '[batch, latent]',
    );
  });
});
