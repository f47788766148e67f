import { beforeAll, describe, expect, it } from 'vitest';

import type { WasmBackend } from '#reference/tensor/wasm/kernel.ts';
import { packedProduct, packs } from '#reference/tensor/wasm/packed-product.ts';
import { useEngine } from '#reference/tensor/engine.ts';
import { uniformGenerator } from '#reference/tensor/seed.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { multiply } from './ops-products.ts';

beforeAll(async () => {
  await useEngine('wasm');
});
const backend = (): WasmBackend => tf.backend() as unknown as WasmBackend;

type Size = readonly [batch: number, rows: number, depth: number, columns: number];
type Sides = readonly [transposeA: boolean, transposeB: boolean];
const sides: readonly Sides[] = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
];
const floats = (n: number, draw: () => number): number[] => [...Float32Array.from({ length: n }, draw)];

/** Our own product, even if the engine would leave it to XNNPACK. */
async function packed(a: number[], b: number[], [batch, m, k, n]: Size, sides: Sides): Promise<number[]> {
  const [transposeA, transposeB] = sides;
  const tensors = [
    tf.tensor3d(a, transposeA ? [batch, k, m] : [batch, m, k]),
    tf.tensor3d(b, transposeB ? [batch, n, k] : [batch, k, n]),
  ] as const;
  const c = packedProduct({ a: tensors[0], b: tensors[1], transposeA, transposeB }, backend());
  expect(c.shape).toEqual([batch, m, n]);
  const values = [...(backend().typedArrayFromHeap(c) as Float32Array)];
  backend().disposeData(c.dataId);
  tf.dispose([...tensors]);
  return await Promise.resolve(values);
}

/** Largest error over its bound for a sum of k products in any order: k u Σ|a||b| (Higham 2002, eq. 3.5). */
async function errorOverBound(size: Size, sides: Sides, draw: () => number): Promise<number> {
  const [batch, m, k, n] = size;
  const [a, b] = [floats(batch * m * k, draw), floats(batch * k * n, draw)];
  const c = await packed(a, b, size, sides);
  const exact = multiply(a, b, size, ...sides);
  const absolute = multiply(a.map(Math.abs), b.map(Math.abs), size, ...sides);
  const bounds = absolute.map((sum) => (k + 1) * 2 ** -24 * sum + 2 ** -126);
  return Math.max(...exact.map((value, i) => Math.abs(value - (c[i] as number)) / (bounds[i] as number)));
}

describe.each(sides)('packed product, transposed %s %s', (...sides) => {
  const next = uniformGenerator(`packed ${sides.join()}`);
  const uniform = (): number => 2 * next() - 1;

  it('every odd size from 1 to 40, and primes', async () => {
    const upTo = (n: number): number => 1 + Math.floor(n * next());
    const sizes = Array.from({ length: 40 }, (_, i): Size => [1, i + 1, upTo(40), upTo(40)]);
    const others = Array.from({ length: 40 }, (_, i): Size => [1, upTo(40), i + 1, 41 - (i + 1)]);
    for (const size of [...sizes, ...others, [1, 53, 61, 47], [1, 1, 97, 1], [3, 7, 11, 13]] as Size[])
      expect(await errorOverBound(size, sides, uniform), size.join(' × ')).toBeLessThan(1);
  });

  it('more than a block in each direction', async () => {
    for (const size of [
      [1, 199, 5, 9],
      [1, 7, 521, 10],
      [2, 13, 6, 1031],
    ] as Size[])
      expect(await errorOverBound(size, sides, uniform), size.join(' × ')).toBeLessThan(1);
  });

  it('huge and tiny values', async () => {
    for (const scale of [1e17, 1e-17, 1e-30])
      expect(
        await errorOverBound([1, 13, 20, 17], sides, () => scale * uniform()),
        String(scale),
      ).toBeLessThan(1);
  });

  it('NaN and infinity reach their row or column, and no other number', async () => {
    const [m, k, n] = [13, 9, 19];
    const [a, b] = [floats(m * k, () => 1 + next()), floats(k * n, () => 1 + next())];
    a[sides[0] ? 2 * m + 7 : 7 * k + 2] = Number.NaN;
    b[sides[1] ? 18 * k + 3 : 3 * n + 18] = Number.POSITIVE_INFINITY; // of the last column, beside the padding
    const c = await packed(a, b, [1, m, k, n], sides);
    for (const [i, value] of c.entries()) {
      const [row, column] = [Math.floor(i / n), i % n];
      if (row === 7) expect(value).toBeNaN();
      else if (column === 18) expect(value).toBe(Number.POSITIVE_INFINITY);
      else expect(value).toBeLessThan(4 * k + 1);
    }
  });
});

describe('matMul on WASM, packed or not', () => {
  const which = (a: number[], b: number[], transposeA = false, transposeB = false): boolean =>
    tf.tidy(() => packs({ a: tf.zeros(a), b: tf.zeros(b), transposeA, transposeB }, backend()));

  it('packs what is large or transposed, and leaves the rest', () => {
    expect(which([128, 784], [784, 400])).toBe(true);
    expect(which([2, 8], [3, 8], false, true)).toBe(true);
    expect(which([1, 784], [784, 400])).toBe(false);
    expect(which([256, 2], [2, 128])).toBe(false);
    expect(which([256, 128], [128, 1])).toBe(false);
    expect(which([5, 20, 20], [1, 20, 20])).toBe(false); // broadcasts
    expect(which([20, 20], [5, 20, 20])).toBe(false);
  });

  it('an empty sum is 0, an empty input gives nothing', async () => {
    for (const shape of [
      [3, 0, 2],
      [20, 0, 20],
      [0, 20, 20],
      [20, 20, 0],
    ] as const) {
      const c = tf.matMul(tf.zeros([shape[0], shape[1]]), tf.zeros([shape[1], shape[2]]));
      expect([...(await c.data())], shape.join()).toEqual(Array(shape[0] * shape[2]).fill(0));
    }
  });

  it('refuses inputs that do not match, and other dtypes', () => {
    expect(() => tf.matMul(tf.zeros([20, 5]), tf.zeros([6, 20]))).toThrow('inner shapes (5) and (6)');
    expect(which([20, 5], [6, 20])).toBe(false);
    const whole = tf.zeros([20, 20], 'int32');
    expect(packs({ a: whole, b: whole, transposeA: false, transposeB: false }, backend())).toBe(false);
  });
});
