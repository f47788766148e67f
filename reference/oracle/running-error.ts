/**
 * Matrix arithmetic that carries the float32 error along: every operation adds its inputs' errors to its own rounding
 * error (running error analysis, Higham 2002, §3.3). Every factor is an estimate, also weights.
 */
import { at, ofTerms } from './arithmetic.ts';
import type { Estimate, Term } from './estimate.ts';

/** a b, [rows, inner] by [inner, columns]: each product, with the error that its factors cause. */
export function product(a: Estimate, b: Estimate): Estimate {
  const [rows, inner] = sizes(a);
  const [also, columns] = sizes(b);
  if (inner !== also)
    throw new RangeError(`internal: [${rows}, ${inner}] does not fit [${also}, ${columns}]`);
  return filled([rows, columns], (row, column) => {
    const term = { value: 0, scale: 0 };
    for (let k = 0; k < inner; k++) {
      const [i, j] = [row * inner + k, k * columns + column];
      const [x, y] = [at(a.value, i), at(b.value, j)];
      term.value += x * y;
      term.scale += Math.abs(x * y) + at(a.scale, i) * Math.abs(y) + Math.abs(x) * at(b.scale, j);
    }
    return term;
  });
}

export function transposed(a: Estimate): Estimate {
  const [rows, columns] = sizes(a);
  return filled([columns, rows], (row, column) => termAt(a, column * columns + row));
}

/** Adds `bias` [columns] to every row. */
export function withBias(a: Estimate, bias: Estimate): Estimate {
  const [, columns] = sizes(a);
  return filled(a.shape, (row, column) => {
    const entry = termAt(a, row * columns + column);
    const offset = termAt(bias, column);
    return {
      value: entry.value + offset.value,
      scale: entry.scale + offset.scale + Math.abs(offset.value),
    };
  });
}

/** Sums over the rows: [rows, columns] to [columns]. */
export function sumOverRows(a: Estimate): Estimate {
  const [rows, columns] = sizes(a);
  return filled([columns], (column) => {
    const terms = Array.from({ length: rows }, (_, row) => termAt(a, row * columns + column));
    return {
      value: terms.reduce((sum, { value }) => sum + value, 0),
      scale: terms.reduce((sum, { value, scale }) => sum + Math.abs(value) + scale, 0),
    };
  });
}

/** Entry by entry. */
export const mapped = (a: Estimate, formula: (a: Term) => Term): Estimate =>
  ofTerms(
    a.shape,
    Array.from(a.value, (_, i) => formula(termAt(a, i))),
  );

const combined = (a: Estimate, b: Estimate, formula: (a: Term, b: Term) => Term): Estimate => {
  if (a.shape.join() !== b.shape.join())
    throw new RangeError(`internal: shapes must agree: [${a.shape.join(', ')}] and [${b.shape.join(', ')}]`);
  return ofTerms(
    a.shape,
    Array.from(a.value, (_, i) => formula(termAt(a, i), termAt(b, i))),
  );
};

export const times = (a: Term, b: Term): Term => ({
  value: a.value * b.value,
  scale: Math.abs(a.value * b.value) + a.scale * Math.abs(b.value) + Math.abs(a.value) * b.scale,
});

export const plus = (a: Term, b: Term): Term => ({
  value: a.value + b.value,
  scale: Math.abs(a.value) + Math.abs(b.value) + a.scale + b.scale,
});

export const elementwiseProduct = (a: Estimate, b: Estimate): Estimate => combined(a, b, times);

export const elementwiseSum = (a: Estimate, b: Estimate): Estimate => combined(a, b, plus);

export const termAt = ({ value, scale }: Estimate, i: number): Term => ({
  value: at(value, i),
  scale: at(scale, i),
});

export function sizes({ shape }: { readonly shape: readonly number[] }): readonly [number, number] {
  const [rows, columns] = shape;
  if (rows === undefined || columns === undefined || shape.length !== 2)
    throw new RangeError(`internal: a matrix was wanted, got [${shape.join(', ')}]`);
  return [rows, columns];
}

/** Row by row; a vector has one column. */
function filled(shape: readonly number[], term: (row: number, column: number) => Term): Estimate {
  const [rows = 1, columns = 1] = shape;
  return ofTerms(
    shape,
    Array.from({ length: rows * columns }, (_, i) => term(Math.floor(i / columns), i % columns)),
  );
}
