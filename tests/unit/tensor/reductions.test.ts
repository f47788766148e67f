import { beforeAll, describe, expect, it } from 'vitest';

import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

beforeAll(async () => {
  await useEngine('wasm');
});

const shape: [number, number, number] = [2, 3, 4];
const values = Array.from({ length: 24 }, (_, i) => Math.sin(1 + i));

/** Sum over the given axes, in float64. */
function plainSum(axes: number[]): number[] {
  const sums = new Map<string, number>();
  values.forEach((v, i) => {
    const place = [Math.floor(i / 12), Math.floor(i / 4) % 3, i % 4];
    const key = place.filter((_, axis) => !axes.includes(axis)).join();
    sums.set(key, (sums.get(key) ?? 0) + v);
  });
  return [...sums.values()];
}

describe('sums and means on WASM', () => {
  it.each([[[0]], [[1]], [[2]], [[0, 1]], [[1, 2]], [[0, 2]], [[2, 0]], [[0, 1, 2]]])(
    'over axes %j',
    async (axes) => {
      const x = tf.tensor3d(values, shape);
      const [sum, mean] = [tf.sum(x, axes), tf.mean(x, axes)];
      const count = axes.reduce((product, axis) => product * (shape[axis] ?? 0), 1);
      expect(sum.shape).toEqual(shape.filter((_, axis) => !axes.includes(axis)));
      expect(tf.sum(x, axes, true).shape).toEqual(shape.map((d, axis) => (axes.includes(axis) ? 1 : d)));
      const expected = plainSum(axes);
      [...(await sum.data())].forEach((v, i) => {
        expect(v).toBeCloseTo(expected[i] ?? Number.NaN, 6);
      });
      [...(await mean.data())].forEach((v, i) => {
        expect(v).toBeCloseTo((expected[i] ?? Number.NaN) / count, 6);
      });
    },
  );

  it('a million values of 0.1 add up to 104,857.6 (tfjs: 105,891.8)', async () => {
    const [total] = await tf.sum(tf.fill([1024, 1024], 0.1)).data();
    expect(Math.abs((total ?? 0) / 104857.6015625 - 1)).toBeLessThan(1e-7);
  });

  it('integers and booleans keep their kernels', async () => {
    expect([...(await tf.sum(tf.tensor1d([1, 2, 3], 'int32')).data())]).toEqual([6]);
    expect([...(await tf.sum(tf.tensor1d([true, false, true])).data())]).toEqual([2]);
  });

  it('an empty tensor sums to zero', async () => {
    expect([...(await tf.sum(tf.zeros([0, 3]), 0).data())]).toEqual([0, 0, 0]);
  });
});
