import { parseHeader, type Entry } from './header.ts';
import type { Checkpoint, StoredTensor } from './stored-tensor.ts';

/** Decodes the bytes of a safetensors file; throws one sentence if they are not a valid file. */
export function decode(bytes: Uint8Array): Checkpoint {
  const { entries, metadata, dataStart } = parseHeader(bytes);
  // fromEntries makes a name like '__proto__' an ordinary property.
  const tensors = Object.fromEntries(
    entries.map((entry) => [entry.name, tensorOf(entry, bytes.subarray(dataStart))]),
  );
  return { tensors, metadata };
}

function tensorOf({ dtype, shape, begin, end }: Entry, data: Uint8Array): StoredTensor {
  // A copy: alignment never matters, and the file's bytes can go. Not slice(), which is a view if data is a Buffer.
  const { buffer } = new Uint8Array(data.subarray(begin, end));
  switch (dtype) {
    case 'F64':
      return { shape, data: new Float64Array(buffer) };
    case 'F32':
      return { shape, data: new Float32Array(buffer) };
    case 'I32':
      return { shape, data: new Int32Array(buffer) };
  }
}
