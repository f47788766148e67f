import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { float32 } from '#grader/core/index.ts';
import { decodeArrays, encodeFrame, FrameReader, specOf } from '#grader/session/frames.ts';

const arrays = fc.array(
  fc.float32Array({ maxLength: 20 }).map((values) => float32([values.length], values)),
  { maxLength: 4 },
);

describe('frames', () => {
  test('survive any split into chunks, to the bit', () => {
    fc.assert(
      fc.property(
        fc.array(arrays, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 50 }),
        (frames, size) => {
          const stream = Buffer.concat(
            frames.map((list, i) => encodeFrame({ i, specs: list.map((a, j) => specOf(`a${j}`, a)) }, list)),
          );
          const reader = new FrameReader();
          const read = [];
          for (let at = 0; at < stream.length; at += size)
            read.push(...reader.push(stream.subarray(at, at + size)));
          expect(read).toHaveLength(frames.length);
          for (const [i, frame] of read.entries()) {
            const { specs } = frame.header as { specs: ReturnType<typeof specOf>[] };
            const decoded = Object.values(decodeArrays(specs, frame.payload));
            const bytes = (list: readonly { data: ArrayBufferView }[]) =>
              list.map(({ data }) =>
                Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString('hex'),
              );
            expect(bytes(decoded)).toEqual(bytes(frames[i] ?? []));
          }
        },
      ),
    );
  });

  test('over the limit are refused before they are collected', () => {
    const reader = new FrameReader({ header: 10, payload: 10 });
    const head = new Uint8Array(8);
    new DataView(head.buffer).setUint32(4, 0xffffffff, true);
    expect(() => reader.push(head)).toThrow('over the limit');
  });

  test('that come byte by byte take little more memory than their bytes', () => {
    const reader = new FrameReader();
    const head = new Uint8Array(8);
    new DataView(head.buffer).setUint32(4, 2 ** 28, true);
    reader.push(head);
    const before = process.memoryUsage().heapUsed;
    for (let chunk = 0; chunk < 1_000_000; chunk++) reader.push(new Uint8Array(head.buffer, 0, 1));
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(60 * 2 ** 20);
  });

  test('that declare more or less than they contain are refused', () => {
    const spec = { name: 'z', dtype: 'float32' as const, shape: [2] };
    expect(() => decodeArrays([spec], new Uint8Array(4))).toThrow('an array is longer than its frame');
    expect(() => decodeArrays([spec], new Uint8Array(12))).toThrow('4 bytes that nothing names');
  });
});
