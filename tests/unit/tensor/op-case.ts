/** An entry of the op table, and the plain float64 arithmetic that entries share. */
import type * as tfjs from '@tensorflow/tfjs-core';

/** tfjs-core, or the course's entry to it. */
export type Tf = Omit<typeof tfjs, 'default'>;
export type Tensor = tfjs.Tensor;

export interface OpCase {
  name: string;
  op: (tf: Tf, ...inputs: Tensor[]) => Tensor;
  oracle: (...inputs: number[][]) => number[];
  shapes: number[][];
  /** One range for all inputs, or one for each. */
  range: [number, number] | [number, number][];
  /** Inputs chosen by hand, where a random draw would land on a kink. */
  values?: number[][];
}

export const cell = (a: readonly number[] | undefined, i: number): number => a?.[i] ?? Number.NaN;
export const times = <T>(n: number, f: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => f(i));
export const sum = (a: number[]): number => a.reduce((s, v) => s + v, 0);

export type Interval = [number, number];
export const everywhere: Interval = [-2, 2];
export const positive: Interval = [0.4, 2.5];

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
export const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));

/** Rows of a [rows, columns] array. */
export const rows = (x: number[], columns: number): number[][] =>
  times(x.length / columns, (i) => x.slice(i * columns, (i + 1) * columns));
export const columns = (x: number[], width: number): number[][] =>
  times(width, (j) => rows(x, width).map((r) => cell(r, j)));

/** An op of one [2, 3] matrix. */
export const matrix = (
  name: string,
  op: (tf: Tf, x: tfjs.Tensor2D) => Tensor,
  oracle: (x: number[]) => number[],
  range: Interval = everywhere,
): OpCase => ({
  name,
  op: (tf, x) => op(tf, x as tfjs.Tensor2D),
  oracle: (x) => oracle(x),
  shapes: [[2, 3]],
  range,
});
