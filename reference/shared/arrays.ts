/** Arrays that are passed between the grader and a student's function. */

export type DType = 'float32' | 'float64' | 'int32' | 'bool';

/** A dense row-major array; `shape: []` is a scalar. */
export interface NumericArray {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array | Int32Array | Uint8Array;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

export const bytesPerElement: Record<DType, number> = { float32: 4, float64: 8, int32: 4, bool: 1 };

/**
 * A float32 array; every value is rounded to float32 first, so that the oracle gets the same numbers as the student.
 */
export function float32(shape: readonly number[], values: ArrayLike<number>): NumericArray {
  if (values.length !== sizeOf(shape))
    throw new Error(`internal: shape [${shape.join(', ')}] does not hold ${values.length} values`);
  return { dtype: 'float32', shape: [...shape], data: Float32Array.from(values) };
}

/** A float32 array of the results of `entry`, called in row-major order; for a random array, `entry` draws. */
export const filled = (shape: readonly number[], entry: (i: number) => number): NumericArray =>
  float32(
    shape,
    Array.from({ length: sizeOf(shape) }, (_, i) => entry(i)),
  );

/** A view of the bytes as the typed array of `dtype`; copies, so that alignment never matters. */
export function fromBytes(dtype: DType, bytes: Uint8Array): NumericArray['data'] {
  const copy = bytes.slice().buffer;
  switch (dtype) {
    case 'float32':
      return new Float32Array(copy);
    case 'float64':
      return new Float64Array(copy);
    case 'int32':
      return new Int32Array(copy);
    case 'bool':
      return new Uint8Array(copy);
  }
}

export const showShape = (shape: readonly number[]): string =>
  shape.length === 0 ? 'a single number' : `[${shape.join(', ')}]`;
