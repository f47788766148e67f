/** Examples as rows: what every metric takes. */
export interface Rows {
  /** Row-major [n, d]; float32 is widened to float64 before anything is computed. */
  readonly data: Float32Array | Float64Array;
  readonly n: number;
  readonly d: number;
}

/** The rows of a flat array; its length decides n. Throws if the length is not a multiple of d. */
export function rowsOf(data: Float32Array | Float64Array, d: number): Rows {
  if (!Number.isInteger(d) || d < 1 || data.length % d !== 0)
    throw new RangeError(
      `rows of ${d} values must fill the array, and it has ${data.length}: pass the width of a row.`,
    );
  return { data, n: data.length / d, d };
}

/** The rows at `indices`, copied. */
export function takeRows({ data, d }: Rows, indices: ArrayLike<number>): Rows {
  const taken = new Float64Array(indices.length * d);
  for (let i = 0; i < indices.length; i++) {
    const from = (indices[i] ?? NaN) * d;
    taken.set(data.subarray(from, from + d), i * d);
  }
  return { data: taken, n: indices.length, d };
}

/** All of x, then all of y. */
export function stackRows(x: Rows, y: Rows): Rows {
  const data = new Float64Array(x.data.length + y.data.length);
  data.set(x.data);
  data.set(y.data, x.data.length);
  return { data, n: x.n + y.n, d: x.d };
}

/**
 * A metric on too few examples has a value, but the value does not mean what the name says, so this is an error.
 *
 * @param name the caller's name for the examples
 * @param reason why fewer are not enough, as the end of a sentence
 */
export function requireCount(
  name: string,
  { n }: { readonly n: number },
  least: number,
  reason: string,
): void {
  if (!(n >= least))
    throw new RangeError(`${name} must have at least ${least} rows, got ${n}: ${reason}. Draw more samples.`);
}

/** Both sides must be finite numbers in rows of one width. */
export function requireComparable(x: Rows, y: Rows): void {
  if (x.d !== y.d)
    throw new RangeError(
      `both sides must have rows of one width, got ${x.d} and ${y.d}: use the same features for both.`,
    );
  for (const { data } of [x, y]) requireFinite('a row', data);
}

/** NaN compares false with everything, and would lead to a count of zero rather than an error. */
export function requireFinite(name: string, data: ArrayLike<number>): void {
  for (let i = 0; i < data.length; i++)
    if (!Number.isFinite(data[i]))
      throw new RangeError(
        `${name} must hold finite numbers, got ${String(data[i])} at position ${i}: look for a diverged model.`,
      );
}
