/**
 * The content of a checkpoint, without a tensor library, so that a page, a test and a training loop can all read it.
 */
export interface StoredTensor {
  /** Row-major; a scalar has shape []. */
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array | Int32Array;
}

export interface Checkpoint {
  readonly tensors: Readonly<Record<string, StoredTensor>>;
  /** Text by name: a step count, a seed, the code's version. */
  readonly metadata: Readonly<Record<string, string>>;
}

export type DType = 'F64' | 'F32' | 'I32';

export const bytesPerElement: Readonly<Record<DType, number>> = { F64: 8, F32: 4, I32: 4 };

export const isDType = (name: unknown): name is DType =>
  typeof name === 'string' && Object.hasOwn(bytesPerElement, name);

export function dtypeOf({ data }: StoredTensor): DType {
  if (data instanceof Float64Array) return 'F64';
  return data instanceof Float32Array ? 'F32' : 'I32';
}

export const showShape = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** The header stores the metadata under this name; no tensor can have it. */
export const metadataKey = '__metadata__';

/** The header's length in bytes, before the header: an unsigned 64-bit number, little-endian. */
export const lengthBytes = 8;

/** As in the format's own library: a greater length means a damaged file, not a large model. */
export const largestHeader = 100_000_000;
