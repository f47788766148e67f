/** Products of matrices and vectors. */
import type * as tfjs from '@tensorflow/tfjs-core';

import type { OpCase } from './op-case.ts';
import { cell, everywhere, sigmoid, sum, times } from './op-case.ts';

/** Batched a · b in float64; a is [batch, m, k] or its transpose, b is [batch, k, n] or its transpose. */
export function multiply(
  a: number[],
  b: number[],
  [batch, m, k, n]: readonly [number, number, number, number],
  transposeA = false,
  transposeB = false,
): number[] {
  const aAt = (s: number, i: number, p: number): number =>
    cell(a, s * m * k + (transposeA ? p * m + i : i * k + p));
  const bAt = (s: number, p: number, j: number): number =>
    cell(b, s * k * n + (transposeB ? j * k + p : p * n + j));
  return times(batch * m * n, (o) => {
    const [s, i, j] = [Math.floor(o / (m * n)), Math.floor(o / n) % m, o % n];
    return sum(times(k, (p) => aAt(s, i, p) * bAt(s, p, j)));
  });
}

const products: OpCase[] = [false, true].flatMap((transposeA) =>
  [false, true].flatMap((transposeB) =>
    [1, 2].map((batch): OpCase => {
      const shapeA = transposeA ? [3, 2] : [2, 3];
      const shapeB = transposeB ? [2, 3] : [3, 2];
      const form = (shape: number[]): number[] => (batch === 1 ? shape : [batch, ...shape]);
      return {
        name: `matMul batch ${batch}${transposeA ? ' transposeA' : ''}${transposeB ? ' transposeB' : ''}`,
        op: (tf, a, b) => tf.matMul(a, b, transposeA, transposeB),
        oracle: (a, b) => multiply(a, b, [batch, 2, 3, 2], transposeA, transposeB),
        shapes: [form(shapeA), form(shapeB)],
        range: everywhere,
      };
    }),
  ),
);

const dense = (activation: 'linear' | 'relu' | 'sigmoid', f: (x: number) => number): OpCase => ({
  name: `fused matMul ${activation}`,
  op: (tf, a, b, bias) => tf.fused.matMul({ a: a, b: b, bias: bias, activation }),
  oracle: (a, b, bias) => multiply(a, b, [1, 2, 3, 2]).map((v, i) => f(v + cell(bias, i % 2))),
  shapes: [[2, 3], [3, 2], [2]],
  range: everywhere,
});

const einsum = (equation: string, shapes: number[][], oracle: OpCase['oracle']): OpCase => ({
  name: `einsum ${equation}`,
  op: (tf, ...inputs) => tf.einsum(equation, ...inputs),
  oracle,
  shapes,
  range: everywhere,
});

export const productCases: OpCase[] = [
  ...products,
  dense('linear', (x) => x),
  dense('relu', (x) => Math.max(x, 0)),
  dense('sigmoid', sigmoid),
  einsum(
    'ij,jk->ik',
    [
      [2, 3],
      [3, 2],
    ],
    (a, b) => multiply(a, b, [1, 2, 3, 2]),
  ),
  einsum('i,i->', [[3], [3]], (a, b) => [sum(a.map((v, i) => v * cell(b, i)))]),
  einsum(
    'bi,bj->bij',
    [
      [2, 3],
      [2, 2],
    ],
    (a, b) => times(12, (o) => cell(a, Math.floor(o / 2)) * cell(b, 2 * Math.floor(o / 6) + (o % 2))),
  ),
  einsum('ij->j', [[2, 3]], (a) => times(3, (j) => cell(a, j) + cell(a, 3 + j))),
  einsum('ij->ji', [[2, 3]], (a) => times(6, (o) => cell(a, 3 * (o % 2) + Math.floor(o / 2)))),
  // a quadratic form, xᵀ A y
  einsum('i,ij,j->', [[2], [2, 3], [3]], (x, a, y) => [
    sum(times(6, (o) => cell(x, Math.floor(o / 3)) * cell(a, o) * cell(y, o % 3))),
  ]),
  {
    name: 'dot',
    op: (tf, a, b) => tf.dot(a, b),
    oracle: (a, b) => [sum(a.map((v, i) => v * cell(b, i)))],
    shapes: [[3], [3]],
    range: everywhere,
  },
  {
    name: 'outerProduct',
    op: (tf, a, b) => tf.outerProduct(a as tfjs.Tensor1D, b as tfjs.Tensor1D),
    oracle: (a, b) => a.flatMap((v) => b.map((w) => v * w)),
    shapes: [[2], [3]],
    range: everywhere,
  },
];
