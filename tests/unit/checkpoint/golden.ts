import { readFileSync } from 'node:fs';
import type { Checkpoint, StoredTensor } from '#reference/checkpoint/index.ts';

/** What tests/peers/checkpoint.py prints for a tensor; JSON lacks NaN, infinities and −0, which are strings. */
interface Described {
  readonly dtype: string;
  readonly shape: number[];
  readonly values: (number | string)[];
}

export interface Golden {
  readonly script: { readonly path: string; readonly sha256: string };
  readonly peers: Readonly<Record<string, string>>;
  readonly files: readonly {
    readonly name: string;
    readonly bytes: string;
    readonly metadata: Readonly<Record<string, string>>;
    readonly tensors: Readonly<Record<string, Described>>;
  }[];
  /** By numpy's name of a dtype that a checkpoint does not take. */
  readonly foreign: Readonly<Record<string, string>>;
}

export const root = new URL('../../../', import.meta.url);
export const golden = JSON.parse(
  readFileSync(new URL('tests/peers/checkpoint.golden.json', root), 'utf8'),
) as Golden;

export const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

const arrays = { F64: Float64Array, F32: Float32Array, I32: Int32Array };

export const tensorsOf = (described: Readonly<Record<string, Described>>): Checkpoint['tensors'] =>
  Object.fromEntries(
    Object.entries(described).map(([name, { dtype, shape, values }]): [string, StoredTensor] => [
      name,
      { shape, data: arrays[dtype as keyof typeof arrays].from(values.map(Number)) },
    ]),
  );

/** A file made by hand: any header, however wrong, and `bytes` bytes of data. */
export function fileOf(header: string | object, dataBytes = 0): Uint8Array {
  const text = new TextEncoder().encode(typeof header === 'string' ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length + dataBytes);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}
