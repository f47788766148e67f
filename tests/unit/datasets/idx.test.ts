import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { DatasetError } from '../../../datasets/dataset-error.ts';
import { gunzip } from '../../../datasets/gunzip.ts';
import { encodeIdx, parseIdx } from '../../../datasets/idx.ts';

// Written out by hand from the description of the format: two images of 1 x 3.
const twoImages = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 10, 20, 30, 40, 50, 255);

describe('parseIdx', () => {
  it('reads the shape and the bytes', () => {
    expect(parseIdx(twoImages, 'two', 3)).toEqual({
      shape: [2, 1, 3],
      data: Uint8Array.of(10, 20, 30, 40, 50, 255),
    });
  });

  it('reads big-endian sizes from a view that does not start at 0', () => {
    const shifted = new Uint8Array(twoImages.length + 5);
    shifted.set(twoImages, 5);
    expect(parseIdx(shifted.subarray(5), 'two', 3).shape).toEqual([2, 1, 3]);
  });

  const withByte = (at: number, value: number) => twoImages.with(at, value);
  it.each([
    ['cut off in the header', twoImages.slice(0, 9), 'an IDX header of 16 bytes', '9 bytes'],
    ['cut off in the data', twoImages.slice(0, -1), '22 bytes (header 16, shape 2 x 1 x 3)', '21 bytes'],
    ['too long', Uint8Array.of(...twoImages, 0), '22 bytes (header 16, shape 2 x 1 x 3)', '23 bytes'],
    ['floats', withByte(2, 13), 'the IDX magic number 0x00000803 (unsigned bytes, 3 axes)', '0x00000d03'],
    ['labels', withByte(3, 1), 'the IDX magic number 0x00000803 (unsigned bytes, 3 axes)', '0x00000801'],
    [
      'a page of HTML',
      new TextEncoder().encode('<html><body>Not found'),
      'the IDX magic number',
      '0x3c68746d',
    ],
  ])(
    '%s: one error with the file, what was expected, what was found, what to do',
    (_, bytes, expected, found) => {
      expect(() => parseIdx(bytes, 'two.idx', 3)).toThrow(DatasetError);
      expect(() => parseIdx(bytes, 'two.idx', 3)).toThrow(`two.idx: expected ${expected}`);
      expect(() => parseIdx(bytes, 'two.idx', 3)).toThrow(
        `found ${found}. The file is damaged or not IDX: delete it`,
      );
    },
  );
});

describe('encodeIdx', () => {
  it('writes the same bytes', () => {
    expect(encodeIdx({ shape: [2, 1, 3], data: Uint8Array.of(10, 20, 30, 40, 50, 255) })).toEqual(twoImages);
  });

  it('refuses a shape that does not match', () => {
    expect(() => encodeIdx({ shape: [2, 2], data: new Uint8Array(3) })).toThrow(
      'shape 2 x 2 needs 4 bytes, got 3',
    );
  });
});

describe('gunzip', () => {
  const packed = new Uint8Array(gzipSync(twoImages));

  it('unpacks', async () => {
    expect(await gunzip(packed, 'two.gz')).toEqual(twoImages);
  });

  it.each([
    ['cut off', packed.slice(0, -9)],
    ['wrong check sum', packed.with(-6, (packed.at(-6) ?? 0) ^ 1)],
    ['not gzip', twoImages],
  ])('%s: names the file and the next step', async (_, bytes) => {
    await expect(gunzip(bytes, 'two.gz')).rejects.toThrow(
      /^two.gz: expected a whole gzip stream, found \d+ bytes.*delete it/,
    );
  });
});
