import { describe, expect, test } from 'vitest';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

describe.each(['wasm', 'cpu'] as const)('tf.oneHot on the %s engine', (engine) => {
  test('has values of the type that is asked for', async () => {
    await useEngine(engine);
    const indices = tf.tensor1d([2, 0, 1], 'int32');
    const rows = [[0, 0, 1], [1, 0, 0], [0, 1, 0]]; // prettier-ignore
    expect(tf.oneHot(indices, 3).arraySync()).toEqual(rows);
    for (const dtype of ['int32', 'float32', 'bool'] as const) {
      const hot = tf.oneHot(indices, 3, 1, 0, dtype);
      expect(hot.dtype).toBe(dtype);
      expect(hot.arraySync()).toEqual(rows);
    }
    expect(tf.oneHot(indices, 3, 0.5, -0.25, 'float32').arraySync()).toEqual(
      rows.map((row) => row.map((one) => (one === 1 ? 0.5 : -0.25))),
    );
  });

  test('leaves rows without a class empty', async () => {
    await useEngine(engine);
    expect(tf.oneHot(tf.tensor1d([-1, 3, 1], 'int32'), 3).arraySync()).toEqual([[0, 0, 0], [0, 0, 0], [0, 1, 0]]); // prettier-ignore
  });
});
