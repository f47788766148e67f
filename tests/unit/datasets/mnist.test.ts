import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { loadDigits, readBundled } from '../../../datasets/from-disk.ts';
import { encodeIdx } from '../../../datasets/idx.ts';
import { digitFiles, readDigits, readLabelledImages, select, splitByRank } from '../../../datasets/mnist.ts';
import { byteOf } from '../../../datasets/scripts/rounded-bytes.ts';
import sources from '../../../datasets/data/sources.json' with { type: 'json' };

const all = await readLabelledImages(digitFiles, readBundled);
const countsOf = (labels: Uint8Array) =>
  Array.from({ length: 10 }, (_, d) => labels.filter((l) => l === d).length);

describe('the bundled files', () => {
  it.each(Object.entries(sources.files))(
    '%s has the checksum on record, and no time stamp',
    async (name, record) => {
      const bytes = await readBundled(name);
      expect(bytes.length).toBe(record.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(record.sha256);
      expect([...bytes.subarray(4, 8)]).toEqual([0, 0, 0, 0]);
    },
  );

  it('hold 10,000 images with the class counts of MNIST’s first 10,000 training labels', () => {
    expect([all.n, all.height, all.width, all.images.length]).toEqual([10_000, 28, 28, 7_840_000]);
    expect(countsOf(all.labels)).toEqual([1001, 1127, 991, 1032, 980, 863, 1014, 1070, 944, 978]);
    expect(countsOf(all.labels)).toEqual(sources.counts);
  });

  it('begin with the classes in turn, and show MNIST’s first training image as the first 5', () => {
    expect([...all.labels.subarray(0, 12)]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    // Row 5 of training image 0, as printed in many tutorials.
    const row = all.images.subarray(5 * 784 + 5 * 28, 5 * 784 + 6 * 28);
    const printed = [3, 18, 18, 18, 126, 136, 175, 26, 166, 255, 247, 127];
    expect(Array.from(row, (v) => v * 255)).toEqual(
      [...Array<number>(12).fill(0), ...printed, 0, 0, 0, 0].map((byte) => expect.closeTo(byte, 4) as number),
    );
  });

  it('have pixels from 0 to 1 with the mean of MNIST (.1307 over the whole training set)', () => {
    const { min, max, sum } = all.images.reduce(
      (s, v) => ({ min: Math.min(s.min, v), max: Math.max(s.max, v), sum: s.sum + v }),
      { min: 1, max: 0, sum: 0 },
    );
    expect([min, max]).toEqual([0, 1]);
    expect(sum / all.images.length).toBeCloseTo(0.1307, 2);
  });
});

describe('byteOf', () => {
  it('restores every byte from its quotient rounded to three decimals', () => {
    for (let byte = 0; byte < 256; byte++) expect(byteOf(Math.round((byte / 255) * 1000) / 1000)).toBe(byte);
  });

  it.each([0.001, 0.5, -0.004, 1.004, NaN])('refuses %d, which is not a rounded byte', (value) => {
    expect(() => byteOf(value)).toThrow('pixel must be byte/255 rounded to three decimals');
  });
});

describe('the split', () => {
  const { train, test } = splitByRank(all.labels);

  it('is disjoint and complete', () => {
    expect(new Set([...train, ...test]).size).toBe(10_000);
    expect([train.length, test.length]).toEqual([8_004, 1_996]);
  });

  it('gives every class a fifth to the test set, rounded down', () => {
    const labelsOf = (indices: number[]) => Uint8Array.from(indices, (i) => all.labels[i] ?? 255);
    expect(countsOf(labelsOf(test))).toEqual([200, 225, 198, 206, 196, 172, 202, 214, 188, 195]);
  });

  it('takes a fifth of each class, by hand on a small case', () => {
    const labels = Uint8Array.of(1, 2, 1, 1, 1, 2, 1, 1, 2, 2, 2);
    expect(splitByRank(labels)).toEqual({ train: [0, 1, 2, 3, 4, 5, 7, 8, 9], test: [6, 10] });
  });

  it('is what loadDigits returns', async () => {
    const digits = await loadDigits();
    for (const [got, want] of [
      [digits.train, select(all, train)],
      [digits.test, select(all, test)],
    ] as const) {
      expect([got.n, got.height, got.width]).toEqual([want.n, 28, 28]);
      // By bytes: a deep comparison of six million numbers takes seconds.
      expect(Buffer.from(got.images.buffer).equals(Buffer.from(want.images.buffer))).toBe(true);
      expect(got.labels).toEqual(want.labels);
    }
  });
});

describe('damaged data', () => {
  const pack = (shape: number[], data: number[]) =>
    gzipSync(encodeIdx({ shape, data: Uint8Array.from(data) }));
  const reader = (labels: number[]) => (file: string) =>
    Promise.resolve(file === digitFiles.images ? pack([2, 1, 1], [0, 255]) : pack([labels.length], labels));

  it('a missing label names both files', async () => {
    await expect(readDigits(reader([1]))).rejects.toThrow(
      'mnist10k-labels-idx1-ubyte.gz: expected 2 labels, one for each image, found 1. Delete it and mnist10k-images',
    );
  });

  it('a label above 9 is named with its place', async () => {
    await expect(readDigits(reader([1, 12]))).rejects.toThrow(
      'expected labels from 0 to 9, found 12 at position 1',
    );
  });

  it('an index outside the data is refused', () => {
    expect(() => select(all, [10_000])).toThrow('index must be a whole number from 0 to 9999, got 10000');
  });
});
