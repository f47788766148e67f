import { sizeOf } from '#reference/shared/arrays.ts';
import { duplicateKey } from './duplicate-key.ts';
import {
  bytesPerElement,
  isDType,
  largestHeader,
  lengthBytes,
  metadataKey,
  showShape,
  type Checkpoint,
  type DType,
} from './stored-tensor.ts';

export interface Entry {
  readonly name: string;
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** Offset in the data, which begins right after the header. */
  readonly begin: number;
  readonly end: number;
}

export interface Header {
  readonly entries: readonly Entry[];
  readonly metadata: Checkpoint['metadata'];
  /** Where the data begins in the file. */
  readonly dataStart: number;
}

/** Parses and validates the header of a file; throws one sentence for the first rule that it breaks. */
export function parseHeader(bytes: Uint8Array): Header {
  const dataStart = lengthBytes + headerLength(bytes);
  const { [metadataKey]: metadata = {}, ...tensors } = parseJson(bytes.subarray(lengthBytes, dataStart));
  const entries = Object.entries(tensors).map(([name, value]) => parseEntry(name, value));
  validateLayout(entries, bytes.length - dataStart);
  return { entries, metadata: parseMetadata(metadata), dataStart };
}

function headerLength(bytes: Uint8Array): number {
  if (bytes.length < lengthBytes)
    throw new Error(`expected the header's length in ${lengthBytes} bytes, found a file of ${bytes.length}.`);
  const length = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true);
  if (length > largestHeader)
    throw new Error(
      `expected a header of at most ${largestHeader} bytes, found a length of ${length.toString()}.`,
    );
  const rest = bytes.length - lengthBytes;
  if (length > rest)
    throw new Error(`expected a header of ${length.toString()} bytes, found ${rest}: the file is cut off.`);
  return Number(length);
}

function parseJson(bytes: Uint8Array): Record<string, unknown> {
  // The format allows no leading space; other first bytes mean another type of file.
  if (bytes[0] !== 0x7b)
    throw new Error(
      `expected a header that begins with '{', found ${bytes[0] === undefined ? 'none' : `byte ${bytes[0]}`}.`,
    );
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('expected a header in UTF-8, found other bytes.');
  }
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Error(`expected a header in JSON, found other text (${(error as Error).message}).`, {
      cause: error,
    });
  }
  const twice = duplicateKey(text);
  if (twice !== undefined) throw new Error(`expected every name once, found ${quote(twice)} twice.`);
  return parsed as Record<string, unknown>; // it begins with '{'
}

function parseMetadata(value: unknown): Checkpoint['metadata'] {
  if (!isRecord(value)) throw new Error(`expected metadata as texts by name, found ${quote(value)}.`);
  const wrong = Object.entries(value).find(([, text]) => typeof text !== 'string');
  if (wrong) throw new Error(`expected text as metadata ${quote(wrong[0])}, found ${quote(wrong[1])}.`);
  return value as Record<string, string>;
}

function parseEntry(name: string, value: unknown): Entry {
  const tensor = `tensor ${quote(name)}`;
  if (!isRecord(value))
    throw new Error(`expected dtype, shape and data_offsets of ${tensor}, found ${quote(value)}.`);
  const { dtype, shape, data_offsets: offsets } = value;
  if (!isDType(dtype))
    throw new Error(
      `expected ${Object.keys(bytesPerElement).join(', ')} as dtype of ${tensor}, found ${quote(dtype)}.`,
    );
  if (!isCounts(shape))
    throw new Error(`expected whole numbers from 0 as shape of ${tensor}, found ${quote(shape)}.`);
  if (!isCounts(offsets) || offsets.length !== 2)
    throw new Error(
      `expected two whole numbers from 0 as data_offsets of ${tensor}, found ${quote(offsets)}.`,
    );
  const [begin = 0, end = 0] = offsets;
  const expected = sizeOf(shape) * bytesPerElement[dtype];
  if (end - begin !== expected)
    throw new Error(
      `expected ${expected} bytes of ${tensor}, ${dtype} ${showShape(shape)}, found data_offsets ${showShape(offsets)}.`,
    );
  return { name, dtype, shape, begin, end };
}

/** Tensors must cover the data from its first to its last byte, each byte once. */
function validateLayout(entries: readonly Entry[], available: number): void {
  let covered = 0;
  for (const { name, begin, end } of entries.toSorted((a, b) => a.begin - b.begin || a.end - b.end)) {
    if (begin !== covered)
      throw new Error(
        `expected tensor ${quote(name)} to begin at byte ${covered} of the data, found ${begin}: ${begin < covered ? 'two tensors overlap' : 'there is a gap'}.`,
      );
    covered = end;
  }
  if (covered !== available)
    throw new Error(
      `expected ${covered} bytes of data, found ${available}: ${covered > available ? 'the file is cut off' : 'something follows the last tensor'}.`,
    );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCounts = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((n) => Number.isSafeInteger(n) && n >= 0 && !Object.is(n, -0));

/** As in the header, cut to a readable length. */
function quote(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
