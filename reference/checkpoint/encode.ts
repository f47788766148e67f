import { sizeOf } from '#reference/shared/arrays.ts';
import {
  bytesPerElement,
  dtypeOf,
  largestHeader,
  lengthBytes,
  metadataKey,
  showShape,
  type Checkpoint,
  type DType,
  type StoredTensor,
} from './stored-tensor.ts';

/** Wide elements first, so that each tensor's data is aligned to its own element. */
const order: readonly DType[] = ['F64', 'F32', 'I32'];

/**
 * The bytes of a safetensors file: the header's length, a JSON header with dtype, shape and data_offsets of each
 * tensor, and the data, all little-endian (https://github.com/huggingface/safetensors#format). Tensors are in the order
 * in which that library writes them, so equal checkpoints are equal byte for byte.
 */
export function encode({ tensors, metadata }: Checkpoint): Uint8Array<ArrayBuffer> {
  for (const [name, text] of Object.entries(metadata)) validateMetadata(name, text);
  const sorted = Object.entries(tensors).sort(
    ([a, x], [b, y]) => order.indexOf(dtypeOf(x)) - order.indexOf(dtypeOf(y)) || compareUtf8(a, b),
  );
  const header: [string, unknown][] =
    Object.keys(metadata).length === 0
      ? []
      : [[metadataKey, Object.fromEntries(Object.entries(metadata).sort(byName))]];
  let end = 0;
  for (const [name, tensor] of sorted) {
    validateTensor(name, tensor);
    const begin = end;
    const dtype = dtypeOf(tensor);
    end += tensor.data.length * bytesPerElement[dtype];
    header.push([name, { dtype, shape: tensor.shape, data_offsets: [begin, end] }]);
  }
  const text = new TextEncoder().encode(toJson(header));
  const length = Math.ceil(text.length / 8) * 8; // padded with spaces, so that the data is aligned
  if (length > largestHeader)
    throw new Error(
      `a checkpoint's header takes at most ${largestHeader} bytes, and this one ${length}: store fewer tensors or less metadata.`,
    );
  const bytes = new Uint8Array(lengthBytes + length + end);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(length), true);
  bytes.fill(0x20, lengthBytes, lengthBytes + length).set(text, lengthBytes);
  let at = lengthBytes + length;
  for (const [, { data }] of sorted) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return bytes;
}

/** Keeps the order of the entries; an object would put names like '10' first. */
const toJson = (entries: readonly (readonly [string, unknown])[]): string =>
  `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;

const encoder = new TextEncoder();

/** By bytes, as other languages sort text; UTF-16 order differs beyond the basic plane. */
function compareUtf8(a: string, b: string): number {
  const [x, y] = [encoder.encode(a), encoder.encode(b)];
  const i = x.findIndex((byte, at) => byte !== y[at]);
  return i < 0 ? x.length - y.length : (x[i] ?? 0) - (y[i] ?? -1);
}

const byName = ([a]: [string, string], [b]: [string, string]): number => compareUtf8(a, b);

function validateMetadata(name: string, text: unknown): void {
  if (typeof text !== 'string')
    throw new Error(
      `metadata '${name}' must be text, and is a ${typeof text}: turn it into a string, and back after reading.`,
    );
  requireText(name);
  requireText(text);
}

function validateTensor(name: string, { shape, data }: StoredTensor): void {
  if (name === metadataKey)
    throw new Error(`a tensor cannot be called '${metadataKey}', which is the metadata's place: rename it.`);
  requireText(name);
  const wrong = shape.find((length) => !Number.isSafeInteger(length) || length < 0);
  if (wrong !== undefined)
    throw new Error(
      `tensor '${name}' has shape ${showShape(shape)}: a length must be a whole number from 0.`,
    );
  if (sizeOf(shape) !== data.length)
    throw new Error(
      `tensor '${name}' has shape ${showShape(shape)}, which takes ${sizeOf(shape)} values, and it has ${data.length}.`,
    );
}

/** Half of a surrogate pair has no UTF-8 encoding and would come back as a different character. */
function requireText(text: string): void {
  if (!text.isWellFormed())
    throw new Error(`${JSON.stringify(text)} is not valid Unicode and cannot be stored.`);
}
