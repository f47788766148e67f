import { at } from './arithmetic.ts';
import type { Estimate, Matrix } from './estimate.ts';

/**
 * Fully connected layers, forwards and backwards, carrying the float32 error along: an input's scale adds
 * |∂output/∂input| times that scale to each output's own (Higham 2002, §3.3).
 */
export interface DenseWeights {
  readonly kernel: Estimate; // [in, out]
  readonly bias: Estimate; // [out]
}

/** Numbers that a float32 represents exactly: no error yet. */
export const exact = ({ shape, data }: Matrix): Estimate => ({
  shape,
  value: Float64Array.from(data),
  scale: new Float64Array(data.length),
});

export const asMatrix = ({ shape, value }: Estimate): Matrix => ({ shape, data: value });

/** An estimate with additional error, entry by entry. */
export const withScale = (estimate: Estimate, more: (i: number) => number): Estimate => ({
  ...estimate,
  scale: estimate.scale.map((scale, i) => scale + more(i)),
});

/** x kernel + bias: [batch, out]. */
export function dense(x: Estimate, { kernel, bias }: DenseWeights): Estimate {
  const [rows, inner] = sizes(x);
  const [, columns] = sizes(kernel);
  return filled([rows, columns], (row, column) => {
    let value = at(bias.value, column);
    let scale = Math.abs(value) + at(bias.scale, column);
    for (let k = 0; k < inner; k++) {
      const w = at(kernel.value, k * columns + column);
      const entry = at(x.value, row * inner + k);
      value += entry * w;
      scale +=
        Math.abs(entry * w) +
        at(x.scale, row * inner + k) * Math.abs(w) +
        Math.abs(entry) * at(kernel.scale, k * columns + column);
    }
    return [value, scale];
  });
}

/** By the chain rule from the gradient of the layer's output [batch, out]: those with respect to x, kernel and bias. */
export function denseVjp(
  x: Estimate,
  { kernel, bias }: DenseWeights,
  gradient: Estimate,
): { x: Estimate; kernel: Estimate; bias: Estimate } {
  const [rows, inner] = sizes(x);
  const [, columns] = sizes(kernel);
  const sumOver = (count: number, term: (i: number) => readonly [value: number, scale: number]) => {
    let value = 0;
    let scale = 0;
    for (let i = 0; i < count; i++) {
      const [v, s] = term(i);
      value += v;
      scale += Math.abs(v) + s;
    }
    return [value, scale] as const;
  };
  return {
    x: filled([rows, inner], (row, k) =>
      sumOver(columns, (column) => {
        const i = row * columns + column;
        const w = at(kernel.value, k * columns + column);
        const carried = Math.abs(at(gradient.value, i)) * at(kernel.scale, k * columns + column);
        return [at(gradient.value, i) * w, at(gradient.scale, i) * Math.abs(w) + carried];
      }),
    ),
    kernel: filled([inner, columns], (k, column) =>
      sumOver(rows, (row) => {
        const i = row * columns + column;
        const j = row * inner + k;
        return [
          at(gradient.value, i) * at(x.value, j),
          at(gradient.scale, i) * Math.abs(at(x.value, j)) + Math.abs(at(gradient.value, i)) * at(x.scale, j),
        ];
      }),
    ),
    bias: filled([at(bias.shape, 0)], (column) =>
      sumOver(rows, (row) => [
        at(gradient.value, row * columns + column),
        at(gradient.scale, row * columns + column),
      ]),
    ),
  };
}

/** max(x, 0). Inputs must be further from 0 than their error: correct formulas differ there. */
export const relu = (x: Estimate): Estimate => gate(x, x);

export const reluVjp = (x: Estimate, gradient: Estimate): Estimate => gate(gradient, x);

const gate = ({ shape, value, scale }: Estimate, by: Estimate): Estimate => ({
  shape,
  value: value.map((entry, i) => (at(by.value, i) > 0 ? entry : 0)),
  scale: scale.map((entry, i) => (at(by.value, i) > 0 ? entry : 0)),
});

export const add = (a: Estimate, b: Estimate): Estimate => ({
  shape: a.shape,
  value: a.value.map((entry, i) => entry + at(b.value, i)),
  scale: a.scale.map((entry, i) => entry + at(b.scale, i)),
});

const sizes = ({ shape }: { readonly shape: readonly number[] }): readonly [number, number] => {
  const [rows, columns] = shape;
  if (rows === undefined || columns === undefined || shape.length !== 2)
    throw new RangeError(`internal: a dense layer takes matrices, got [${shape.join(', ')}]`);
  return [rows, columns];
};

/** Row by row; the second index is 0 in a vector. */
function filled(
  shape: readonly number[],
  entry: (row: number, column: number) => readonly [value: number, scale: number],
): Estimate {
  const [rows = 1, columns = 1] = shape;
  const entries = Array.from({ length: rows * columns }, (_, i) =>
    entry(Math.floor(i / columns), i % columns),
  );
  return {
    shape,
    value: Float64Array.from(entries, ([value]) => value),
    scale: Float64Array.from(entries, ([, scale]) => scale),
  };
}
