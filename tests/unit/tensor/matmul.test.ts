import { beforeAll, describe, expect, it } from 'vitest';

import { useEngine } from '#reference/tensor/engine.ts';
import { uniformGenerator } from '#reference/tensor/seed.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { distance } from './differences.ts';
import { multiply } from './ops-products.ts';

beforeAll(async () => {
  await useEngine('wasm');
});

const draw = (n: number, seed: string): number[] => {
  const next = uniformGenerator(seed);
  return Array.from({ length: n }, () => 2 * next() - 1);
};

// 130 is more than two blocks of 48 and not a multiple of a block size.
const sizes = [
  [1, 3, 130, 5],
  [1, 17, 49, 100],
  [3, 4, 130, 6],
] as const;
const sides = [false, true].flatMap((transposeA) =>
  [false, true].map((transposeB) => ({ transposeA, transposeB })),
);
const cases = sizes.flatMap((size) => sides.map((side) => ({ size, ...side })));

const operands = ({ size: [batch, m, k, n], transposeA, transposeB }: (typeof cases)[number]) => {
  const [a, b] = [draw(batch * m * k, 'a'), draw(batch * k * n, 'b')];
  const form = (rows: number, columns: number, swapped: boolean): [number, number, number] =>
    swapped ? [batch, columns, rows] : [batch, rows, columns];
  return {
    a: tf.tensor3d(a, form(m, k, transposeA)),
    b: tf.tensor3d(b, form(k, n, transposeB)),
    product: multiply(a, b, [batch, m, k, n], transposeA, transposeB),
  };
};

const activations = {
  linear: (x: number) => x,
  relu: (x: number) => Math.max(x, 0),
  relu6: (x: number) => Math.min(Math.max(x, 0), 6),
  elu: (x: number) => (x > 0 ? x : Math.expm1(x)),
  sigmoid: (x: number) => 1 / (1 + Math.exp(-x)),
  leakyrelu: (x: number) => (x > 0 ? x : 0.1 * x),
  prelu: (x: number) => (x > 0 ? x : 0.3 * x),
} as const;

describe('matMul on WASM', () => {
  it.each(cases)('$size, transposed $transposeA $transposeB: agrees with float64', async (entry) => {
    const { a, b, product } = operands(entry);
    const result = tf.matMul(a, b, entry.transposeA, entry.transposeB);
    expect(result.shape).toEqual([entry.size[0], entry.size[1], entry.size[3]]);
    expect(distance([...(await result.data())], product)).toBeLessThan(2e-6);
  });

  it.each(cases)('$size, transposed $transposeA $transposeB: bias and every activation', async (entry) => {
    const { a, b, product } = operands(entry);
    const n = entry.size[3];
    const bias = draw(n, 'bias');
    const summed = product.map((v, i) => v + (bias[i % n] ?? Number.NaN));
    for (const [name, f] of Object.entries(activations)) {
      const result = tf.fused.matMul({
        ...{ a, b, transposeA: entry.transposeA, transposeB: entry.transposeB, bias: tf.tensor1d(bias) },
        activation: name as keyof typeof activations,
        leakyreluAlpha: 0.1,
        ...(name === 'prelu' && { preluActivationWeights: tf.scalar(0.3) }),
      });
      expect(distance([...(await result.data())], summed.map(f)), name).toBeLessThan(2e-6);
    }
  });

  it('broadcasts a batch of one against many', async () => {
    const [a, b] = [draw(2 * 3 * 4, 'a'), draw(4 * 2, 'b')];
    const result = tf.matMul(tf.tensor3d(a, [2, 3, 4]), tf.tensor3d(b, [1, 4, 2]));
    expect(distance([...(await result.data())], multiply(a, b, [1, 6, 4, 2]))).toBeLessThan(2e-6);
  });

  it('frees what it transposes', () => {
    const { a, b } = operands({ size: [1, 3, 130, 5], transposeA: true, transposeB: true });
    const held = (): number => tf.backend().numDataIds();
    const before = held();
    for (let i = 0; i < 5; i++) {
      tf.matMul(a, b, true, true).dispose();
      tf.fused
        .matMul({ a, b, transposeA: true, transposeB: true, bias: tf.zeros([5]), activation: 'elu' })
        .dispose();
    }
    expect(held() - before).toBe(5); // the five biases, made outside a tidy
  });
});
