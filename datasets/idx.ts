import { DatasetError } from './dataset-error.ts';

/** An IDX array of unsigned bytes, row-major. */
export interface IdxArray {
  shape: number[];
  data: Uint8Array;
}

const UNSIGNED_BYTE = 0x08;
const NEXT = 'The file is damaged or not IDX: delete it and fetch it again.';

/**
 * Reads the IDX format of MNIST: bytes 0, 0, type, rank; then `rank` big-endian uint32 sizes; then the data.
 * `data` is a view on `bytes`, not a copy.
 *
 * @param file the name that errors give
 * @param rank the number of axes that the caller needs: 3 for images, 1 for labels
 * @throws DatasetError if the header, the type, the rank or the length is not as it must be
 */
export function parseIdx(bytes: Uint8Array, file: string, rank: number): IdxArray {
  const fail = (expected: string, found: string): never => {
    throw new DatasetError({ file, expected, found, next: NEXT });
  };
  const header = 4 + 4 * rank;
  if (bytes.length < header) fail(`an IDX header of ${header} bytes`, `${bytes.length} bytes`);
  const [zero0, zero1, type, axes] = bytes;
  if (zero0 !== 0 || zero1 !== 0 || type !== UNSIGNED_BYTE || axes !== rank) {
    fail(
      `the IDX magic number ${hex([0, 0, UNSIGNED_BYTE, rank])} (unsigned bytes, ${rank} axes)`,
      hex(bytes.slice(0, 4)),
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shape = Array.from({ length: rank }, (_, axis) => view.getUint32(4 + 4 * axis));
  const size = shape.reduce((product, n) => product * n, 1);
  if (bytes.length !== header + size) {
    fail(`${header + size} bytes (header ${header}, shape ${shape.join(' x ')})`, `${bytes.length} bytes`);
  }
  return { shape, data: bytes.subarray(header) };
}

/** The inverse of `parseIdx`. Throws a RangeError if the shape does not fit the data. */
export function encodeIdx({ shape, data }: IdxArray): Uint8Array<ArrayBuffer> {
  const size = shape.reduce((product, n) => product * n, 1);
  if (size !== data.length) {
    throw new RangeError(
      `shape ${shape.join(' x ')} needs ${size} bytes, got ${data.length}; pass the matching shape`,
    );
  }
  const header = 4 + 4 * shape.length;
  const bytes = new Uint8Array(header + size);
  bytes.set([0, 0, UNSIGNED_BYTE, shape.length]);
  const view = new DataView(bytes.buffer);
  shape.forEach((n, axis) => {
    view.setUint32(4 + 4 * axis, n);
  });
  bytes.set(data, header);
  return bytes;
}

function hex(bytes: Iterable<number>): string {
  return '0x' + Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
