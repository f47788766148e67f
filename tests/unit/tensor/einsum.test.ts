import { describe, expect, it } from 'vitest';

import { useEngine } from '#reference/tensor/engine.ts';
import * as tf from '#reference/tensor/tfjs.ts';

await useEngine('wasm');
const a = tf.ones([2, 3]);

describe('einsum refuses', () => {
  it.each([
    ['ij,jk', "needs one '->'"],
    ['ij->ik', "'k' is in no operand"],
    ['ii->i', "a letter occurs twice in 'ii'"],
    ['ijk->i', "'ijk' names 3 axes of a tensor of rank 2"],
    ['i...->i', 'only letters and commas'],
    ['ij,jk->ik', '2 operands are named and 1 given'],
  ])('%s', (equation, reason) => {
    expect(() => tf.einsum(equation, a)).toThrow(reason);
  });

  it('two sizes of one letter', () => {
    expect(() => tf.einsum('ij,ij->i', a, tf.ones([2, 4]))).toThrow("'j' has two sizes");
  });
});

it('a product of large matrices does not store all its terms', async () => {
  const product = tf.einsum('ij,jk->ik', tf.ones([500, 600]), tf.ones([600, 700])); // 840 MB of terms
  expect((await product.data())[0]).toBe(600);
});
