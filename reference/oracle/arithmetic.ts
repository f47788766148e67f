/** Maps, sums and means that carry value and scale together, used by all formulas. */
import type { Estimate, Matrix, Term } from './estimate.ts';

const sizeOf = (shape: readonly number[]): number => shape.reduce((product, length) => product * length, 1);

/** Entry i of data; reading past the end is our own bug, because shapes are checked on input. */
export function at(data: ArrayLike<number>, i: number): number {
  const entry = data[i];
  if (entry === undefined) throw new RangeError(`internal: index ${i} of ${data.length} entries`);
  return entry;
}

/** `term` of the corresponding entries of all inputs, which all have the shape of the result. */
export function elementwise<Name extends string>(
  inputs: Readonly<Record<Name, Matrix>>,
  term: (entries: Readonly<Record<Name, number>>) => Term,
): Estimate {
  const names = Object.keys(inputs) as Name[];
  const shape = commonShape(names, inputs);
  const terms = Array.from({ length: sizeOf(shape) }, (_, i) => {
    const entries = Object.fromEntries(names.map((name) => [name, at(inputs[name].data, i)]));
    return term(entries as Record<Name, number>);
  });
  return ofTerms(shape, terms);
}

function commonShape<Name extends string>(
  names: readonly Name[],
  inputs: Readonly<Record<Name, Matrix>>,
): readonly number[] {
  const described = names.map((name) => `${name} [${inputs[name].shape.join(', ')}]`).join(', ');
  const [first, ...others] = names.map((name) => inputs[name]);
  if (!first) throw new RangeError('internal: an elementwise formula needs at least one input');
  for (const { shape } of others)
    if (shape.join() !== first.shape.join())
      throw new RangeError(`internal: inputs must have one shape, got ${described}`);
  for (const { shape, data } of [first, ...others])
    if (data.length !== sizeOf(shape))
      throw new RangeError(`internal: ${data.length} entries do not fill their shape, got ${described}`);
  return first.shape;
}

/** Entry by entry from terms, row-major. */
export const ofTerms = (shape: readonly number[], terms: readonly Term[]): Estimate => ({
  shape,
  value: Float64Array.from(terms, ({ value }) => value),
  scale: Float64Array.from(terms, ({ scale }) => scale),
});

/** Repeats each entry of `matrix` over the trailing axes of `shape`: [] or [batch] to [batch, n]. */
export function repeatTo(shape: readonly number[], matrix: Matrix): Matrix {
  if (matrix.shape.some((length, axis) => length !== shape[axis]))
    throw new RangeError(
      `internal: [${matrix.shape.join(', ')}] is not the start of [${shape.join(', ')}], so it cannot be repeated to it`,
    );
  const size = sizeOf(shape);
  const repeats = size / sizeOf(matrix.shape);
  const data = Float64Array.from({ length: size }, (_, i) => at(matrix.data, Math.floor(i / repeats)));
  return { shape, data };
}

/** `factor` times every entry. */
export const times = (factor: number, { shape, data }: Matrix): Matrix => ({
  shape,
  data: Float64Array.from(data, (entry) => factor * entry),
});

const sum = (data: Float64Array): number => data.reduce((total, entry) => total + entry, 0);

/** Sums over the last axis: [batch, n] to [batch]. */
export function sumRows({ shape, value, scale }: Estimate): Estimate {
  const [rows, width] = shape;
  if (rows === undefined || width === undefined || shape.length !== 2)
    throw new RangeError(`internal: rows are summed in shape [batch, n], got [${shape.join(', ')}]`);
  const terms = Array.from({ length: rows }, (_, row) => {
    const part = [row * width, (row + 1) * width] as const;
    return { value: sum(value.subarray(...part)), scale: sum(scale.subarray(...part)) };
  });
  return ofTerms([rows], terms);
}

/** Mean over all entries, of shape []. */
export function mean({ value, scale }: Estimate): Estimate {
  if (value.length === 0) throw new RangeError('internal: the mean of no entries');
  return ofTerms([], [{ value: sum(value) / value.length, scale: sum(scale) / value.length }]);
}

/** a · first + b · second, entry by entry. */
export const combine = (a: number, first: Estimate, b: number, second: Estimate): Estimate =>
  ofTerms(
    first.shape,
    Array.from({ length: first.value.length }, (_, i) => ({
      value: a * at(first.value, i) + b * at(second.value, i),
      scale: Math.abs(a) * at(first.scale, i) + Math.abs(b) * at(second.scale, i),
    })),
  );
