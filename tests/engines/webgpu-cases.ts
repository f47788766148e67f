/** What the WebGPU engine is tested on, besides the op table. */
import type { Activation } from '#tests/unit/tensor/critic.ts';

export const activations: Activation[] = ['tanh', 'softplus', 'leakyRelu', 'sigmoid', 'elu'];

/** [batch, m, k, n]: each program that tfjs chooses among, and one with a long inner dimension. */
export const productSizes = [
  [1, 3, 130, 5],
  [3, 4, 130, 6],
  [1, 17, 49, 100],
  [1, 40, 64, 36],
  [1, 300, 20, 300],
  [1, 16, 2048, 16],
] as const;

/** Which inputs are transposed. */
export const sides = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;
