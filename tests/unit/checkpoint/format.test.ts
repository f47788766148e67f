/** Bytes of checkpoints: compared with the safetensors package, round trips, and damaged or forged files. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { decode } from '#reference/checkpoint/decode.ts';
import { encode } from '#reference/checkpoint/encode.ts';
import type { StoredTensor } from '#reference/checkpoint/index.ts';
import { bytesOf, fileOf, golden, root, tensorsOf } from './golden.ts';

describe('beside the safetensors package', () => {
  it('has the files of the current script', () => {
    const script = readFileSync(new URL(golden.script.path, root));
    expect(createHash('sha256').update(script).digest('hex')).toBe(golden.script.sha256);
    expect(Object.keys(golden.peers)).toEqual(['python', 'numpy', 'safetensors']);
  });

  it.each(golden.files)('reads $name', ({ bytes, metadata, tensors }) => {
    expect(decode(bytesOf(bytes))).toEqual({ tensors: tensorsOf(tensors), metadata });
  });

  it.each(golden.files)('writes $name, byte for byte', ({ bytes, metadata, tensors }) => {
    const written = encode({ tensors: tensorsOf(tensors), metadata });
    expect(Buffer.from(written).toString('latin1')).toBe(Buffer.from(bytesOf(bytes)).toString('latin1'));
  });

  it.each(Object.entries(golden.foreign))('refuses %s, and says what it accepts', (_, bytes) => {
    expect(() => decode(bytesOf(bytes))).toThrow(
      /^expected F64, F32, I32 as dtype of tensor "weights", found "\w+"\.$/,
    );
  });
});

const f32 = (shape: number[], values: number[]): StoredTensor => ({ shape, data: Float32Array.from(values) });
const entry = (begin: number, end: number, shape = [(end - begin) / 4], dtype = 'F32'): object => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

describe('a file that is not a checkpoint', () => {
  const long = new Uint8Array(16);
  new DataView(long.buffer).setBigUint64(0, 2n ** 63n, true);
  const notUtf8 = fileOf('{"a":1}');
  notUtf8[9] = 0xff;
  it.each<[string, Uint8Array, string]>([
    ['is empty', new Uint8Array(0), "expected the header's length in 8 bytes, found a file of 0."],
    ['has no whole length', new Uint8Array(7), "expected the header's length in 8 bytes, found a file of 7."],
    [
      'has too long a header',
      long,
      'expected a header of at most 100000000 bytes, found a length of 9223372036854775808.',
    ],
    [
      'ends in the header',
      fileOf('{}').subarray(0, 9),
      'expected a header of 2 bytes, found 1: the file is cut off.',
    ],
    ['has no header', fileOf(''), "expected a header that begins with '{', found none."],
    ['begins with a space', fileOf(' {}'), "expected a header that begins with '{', found byte 32."],
    ['holds a list', fileOf('[]'), "expected a header that begins with '{', found byte 91."],
    ['is not UTF-8', notUtf8, 'expected a header in UTF-8, found other bytes.'],
    [
      'has a tensor twice',
      fileOf(
        '{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}',
        8,
      ),
      'expected every name once, found "a" twice.',
    ],
    [
      'has a name twice, once escaped',
      fileOf('{"a":1,"\\u0061":2}'),
      'expected every name once, found "a" twice.',
    ],
    [
      'has a field twice',
      fileOf('{"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}}', 4),
      'expected every name once, found "shape" twice.',
    ],
    [
      'has metadata of numbers',
      fileOf({ __metadata__: { step: 3 } }),
      'expected text as metadata "step", found 3.',
    ],
    ['has metadata as text', fileOf({ __metadata__: 'x' }), 'expected metadata as texts by name, found "x".'],
    [
      'has a number for a tensor',
      fileOf({ a: 1 }),
      'expected dtype, shape and data_offsets of tensor "a", found 1.',
    ],
    ['has no dtype', fileOf({ a: {} }), 'expected F64, F32, I32 as dtype of tensor "a", found nothing.'],
    [
      'has a dtype of all objects',
      fileOf({ a: entry(0, 4, [1], 'toString') }, 4),
      'expected F64, F32, I32 as dtype of tensor "a", found "toString".',
    ],
    [
      'has a negative length',
      fileOf({ a: entry(0, 4, [-1]) }, 4),
      'expected whole numbers from 0 as shape of tensor "a", found [-1].',
    ],
    [
      'has half an element',
      fileOf({ a: entry(0, 6) }, 6),
      'expected whole numbers from 0 as shape of tensor "a", found [1.5].',
    ],
    [
      'has text as a shape',
      fileOf({ a: { dtype: 'F32', shape: '1', data_offsets: [0, 4] } }, 4),
      'expected whole numbers from 0 as shape of tensor "a", found "1".',
    ],
    [
      'has one offset',
      fileOf({ a: { dtype: 'F32', shape: [1], data_offsets: [4] } }, 4),
      'expected two whole numbers from 0 as data_offsets of tensor "a", found [4].',
    ],
    [
      'has an offset below 0',
      fileOf({ a: entry(-4, 0, [1]) }, 4),
      'expected two whole numbers from 0 as data_offsets of tensor "a", found [-4,0].',
    ],
    [
      'ends before it begins',
      fileOf({ a: entry(4, 0, [1]) }, 4),
      'expected 4 bytes of tensor "a", F32 [1], found data_offsets [4, 0].',
    ],
    [
      'has a shape that its data does not fill',
      fileOf({ a: entry(0, 8, [3]) }, 8),
      'expected 12 bytes of tensor "a", F32 [3], found data_offsets [0, 8].',
    ],
    [
      'has a shape past all numbers',
      fileOf({ a: entry(0, 4, Array<number>(40).fill(2 ** 52)) }, 4),
      'expected Infinity bytes of tensor "a"',
    ],
    [
      'has tensors that overlap',
      fileOf({ a: entry(0, 8), b: entry(4, 12) }, 12),
      'expected tensor "b" to begin at byte 8 of the data, found 4: two tensors overlap.',
    ],
    [
      'has two tensors in one place',
      fileOf({ a: entry(0, 4), b: entry(0, 4) }, 4),
      'expected tensor "b" to begin at byte 4 of the data, found 0: two tensors overlap.',
    ],
    [
      'has a gap',
      fileOf({ a: entry(0, 4), b: entry(8, 12) }, 12),
      'expected tensor "b" to begin at byte 4 of the data, found 8: there is a gap.',
    ],
    [
      'does not begin at 0',
      fileOf({ a: entry(4, 8) }, 8),
      'expected tensor "a" to begin at byte 0 of the data, found 4: there is a gap.',
    ],
    ['is cut off', fileOf({ a: entry(0, 8) }, 7), 'expected 8 bytes of data, found 7: the file is cut off.'],
    [
      'points past its end',
      fileOf({ a: entry(0, 4), b: entry(4, 4000) }, 8),
      'expected 4000 bytes of data, found 8: the file is cut off.',
    ],
    [
      'goes on after the last tensor',
      fileOf({ a: entry(0, 4) }, 5),
      'expected 4 bytes of data, found 5: something follows the last tensor.',
    ],
  ])('that %s', (_, bytes, message) => {
    expect(() => decode(bytes)).toThrow(message);
  });

  it('that contains no JSON', () => {
    expect(() => decode(fileOf('{"a"'))).toThrow(/^expected a header in JSON, found other text \(.+\)\.$/);
  });

  it('cuts what it found to a readable length', () => {
    const message = (() => {
      try {
        decode(fileOf({ a: 'x'.repeat(1e6) }));
      } catch (error) {
        return (error as Error).message;
      }
      return '';
    })();
    expect(message).toMatch(/^expected .+x…\.$/);
    expect(message.length).toBeLessThan(200);
  });

  it('wherever it is cut off', () => {
    const whole = bytesOf(golden.files[0]?.bytes ?? '');
    for (let length = 0; length < whole.length; length++)
      expect(() => decode(whole.subarray(0, length)), `${length} bytes`).toThrow(
        /^expected .+, found .+\.$/s,
      );
  });

  it('if any byte of its header is changed: a sentence, or a checkpoint that can be written again', () => {
    const whole = bytesOf(golden.files[0]?.bytes ?? '');
    const headerBytes = Number(new DataView(whole.buffer).getBigUint64(0, true)) + 8;
    const change = fc.tuple(fc.nat(headerBytes - 1), fc.nat(255));
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        let read;
        try {
          read = decode(bytes);
        } catch (error) {
          expect((error as Error).message).toMatch(/^expected .+, found .+\.$/s);
          return;
        }
        expect(decode(encode(read))).toEqual(read);
      }),
      { numRuns: 3000, seed: 1 },
    );
  });
});

describe('round trips', () => {
  const lengths = fc.array(fc.nat(4), { maxLength: 4 });
  const tensor = lengths.chain((shape) => {
    const size = shape.reduce((a, b) => a * b, 1);
    const exactly = { minLength: size, maxLength: size };
    return fc
      .oneof(fc.float32Array(exactly), fc.float64Array(exactly), fc.int32Array(exactly))
      .map((data): StoredTensor => ({ shape, data }));
  });
  const text = fc.string({ unit: 'grapheme', maxLength: 20 });
  const name = text.filter((one) => one !== '__metadata__');

  test('what was written is read, bit by bit, and data is aligned', () => {
    fc.assert(
      fc.property(fc.dictionary(name, tensor), fc.dictionary(text, text), (tensors, metadata) => {
        const bytes = encode({ tensors, metadata });
        const read = decode(bytes);
        expect(Object.keys(read.tensors).sort()).toEqual(Object.keys(tensors).sort());
        for (const [key, { shape, data }] of Object.entries(tensors)) {
          expect(read.tensors[key]?.shape).toEqual(shape);
          expect(read.tensors[key]?.data.constructor).toBe(data.constructor);
          expect(rawBytes(read.tensors[key]?.data)).toEqual(rawBytes(data));
        }
        expect({ ...read.metadata }).toEqual({ ...metadata });
        expect(Number(new DataView(bytes.buffer).getBigUint64(0, true)) % 8).toBe(0);
        // The order in which tensors were passed does not matter.
        expect(encode({ tensors: reversed(tensors), metadata: reversed(metadata) })).toEqual(bytes);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  test('a view of a part of a larger array is written as that part', () => {
    const data = Float32Array.of(0, 1, 2, 3, 4).subarray(1, 3);
    expect(decode(encode({ tensors: { a: { shape: [2], data } }, metadata: {} })).tensors['a']?.data).toEqual(
      Float32Array.of(1, 2),
    );
  });

  test('what was read shares no memory with the file, even if the file is a pooled Buffer', () => {
    const bytes = Buffer.from(encode({ tensors: { a: f32([2], [1, 2]) }, metadata: {} }));
    const read = decode(bytes);
    bytes.fill(0);
    expect(read.tensors).toEqual({ a: f32([2], [1, 2]) });
  });

  test('a file may be anywhere in a larger buffer', () => {
    const bytes = encode({ tensors: { a: f32([2], [1, 2]) }, metadata: {} });
    const around = new Uint8Array(bytes.length + 3);
    around.set(bytes, 3);
    expect(decode(around.subarray(3)).tensors).toEqual({ a: f32([2], [1, 2]) });
  });
});

describe('what cannot be written', () => {
  it.each<[string, unknown, unknown, string]>([
    [
      'too few values',
      { a: f32([2, 3], [1]) },
      {},
      "tensor 'a' has shape [2, 3], which takes 6 values, and it has 1.",
    ],
    [
      'half a row',
      { a: f32([0.5], []) },
      {},
      "tensor 'a' has shape [0.5]: a length must be a whole number from 0.",
    ],
    [
      'the name of the metadata',
      { __metadata__: f32([], [1]) },
      {},
      "a tensor cannot be called '__metadata__'",
    ],
    [
      'half a character',
      { '\ud800': f32([], [1]) },
      {},
      '"\\ud800" is not valid Unicode and cannot be stored.',
    ],
    ['half a character as metadata', {}, { a: '\udc00' }, '"\\udc00" is not valid Unicode'],
    ['a number as metadata', {}, { step: 3 }, "metadata 'step' must be text, and is a number"],
    [
      'too large a header',
      {},
      { a: 'x'.repeat(100_000_000) },
      'takes at most 100000000 bytes, and this one 100000',
    ],
  ])('%s', (_, tensors, metadata, message) => {
    expect(() => encode({ tensors, metadata } as never)).toThrow(message);
  });
});

const rawBytes = (data: StoredTensor['data'] | undefined): Uint8Array | undefined =>
  data && new Uint8Array(data.buffer, data.byteOffset, data.byteLength);

const reversed = <T>(record: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).reverse());
