import { describe, expect, test } from 'vitest';
import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

describe.each(['wasm', 'cpu'] as const)('tf.slice on the %s engine', (engine) => {
  test('refuses to read past the end', async () => {
    await useEngine(engine);
    expect(() => tf.slice(tf.tensor1d([1, 2, 3]), 1, 3)).toThrow(
      /begin\[0\] \+ size\[0\] \(4\) would overflow/,
    );
    expect(() => tf.slice(tf.ones([2, 3]), [0, 2], [2, 2])).toThrow('would overflow');
    expect(tf.slice(tf.tensor1d([1, 2, 3]), 1).arraySync()).toEqual([2, 3]);
    expect(tf.slice(tf.tensor2d([[1, 2, 3], [4, 5, 6]]), [0, 1], [-1, 2]).arraySync()).toEqual([[2, 3], [5, 6]]); // prettier-ignore
  });
});
