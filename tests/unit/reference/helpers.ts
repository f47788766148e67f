import { expect } from 'vitest';
import type { Weights } from '#reference/models/index.ts';
import type { Estimate, Matrix } from '#reference/oracle/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';
import { worstRatio } from '../oracle/helpers.ts';

export const engines = ['wasm', 'cpu'] as const;

export const tensor = <R extends tf.Rank = tf.Rank>({ shape, data }: Matrix): tf.Tensor<R> =>
  tf.tensor(Float32Array.from(data), [...shape] as tf.ShapeMap[R]);

export const tensors = <Name extends string>(matrices: Readonly<Record<Name, Matrix>>) =>
  Object.fromEntries(Object.entries<Matrix>(matrices).map(([name, m]) => [name, tensor(m)])) as Record<
    Name,
    tf.Tensor
  >;

/** A float32 result against a float64 oracle, in units of the roundoff that the oracle allows for. */
export async function expectEstimate(actual: tf.Tensor, expected: Estimate): Promise<void> {
  expect(actual.shape).toEqual(expected.shape);
  expect(worstRatio(expected, await actual.data(), 2 ** -24)).toBeLessThan(32);
}

/** Against golden numbers: within `tolerance` of each entry, relative to it and to 1. */
export async function expectMatrix(
  actual: tf.Tensor | undefined,
  expected: Matrix,
  tolerance = 2e-5,
): Promise<void> {
  expect(actual?.shape).toEqual(expected.shape);
  const data = (await actual?.data()) ?? [];
  const errors = Array.from(
    expected.data,
    (value, i) => Math.abs((data[i] ?? NaN) - value) / (1 + Math.abs(value)),
  );
  expect(Math.max(...errors)).toBeLessThan(tolerance);
}

export async function expectMatrices(
  actual: Weights,
  expected: Readonly<Record<string, Matrix>>,
  tolerance?: number,
): Promise<void> {
  expect(Object.keys(actual).sort()).toEqual(Object.keys(expected).sort());
  for (const [name, value] of Object.entries(expected)) await expectMatrix(actual[name], value, tolerance);
}

/** f's gradients with respect to tensors; a missing gradient counts as 0. */
export const gradientsOf = (f: (...inputs: tf.Tensor[]) => tf.Tensor, ...inputs: tf.Tensor[]): tf.Tensor[] =>
  tf.grads((...xs: tf.Tensor[]) =>
    tf.add<tf.Scalar>(tf.sum(f(...xs)), tf.mul(0, tf.addN(xs.map((x) => tf.sum(x))))),
  )(inputs);
