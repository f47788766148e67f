import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { randomFor } from '#grader/core/index.ts';

const draws = async (key: string, ...parts: string[]): Promise<number[]> => {
  const random = await randomFor(key, ...parts);
  return Array.from({ length: 4 }, () => random.uniform());
};

test('the same key and parts draw the same numbers, anything else draws different ones', async () => {
  const first = await draws('key', 'ada', 'unit/exercise', '1');
  expect(await draws('key', 'ada', 'unit/exercise', '1')).toEqual(first);
  for (const other of [
    draws('yek', 'ada', 'unit/exercise', '1'),
    draws('key', 'bob', 'unit/exercise', '1'),
    draws('key', 'ada', 'unit/exercise', '2'),
    draws('key', 'adaunit/exercise', '1'),
  ])
    expect(await other).not.toEqual(first);
});

test("xoshiro128** on HMAC-SHA-256's first words: the first draw, from an independent HMAC", async () => {
  const digest = createHmac('sha256', 'genlab:key')
    .update(JSON.stringify(['a']))
    .digest();
  const words = [0, 4, 8, 12].map((offset) => BigInt(digest.readUInt32LE(offset)));
  // One step of Blackman and Vigna's generator in exact integers: rotl(s1 * 5, 7) * 9.
  const mask = 0xffffffffn;
  const times5 = ((words[1] ?? 0n) * 5n) & mask;
  const rotated = ((times5 << 7n) | (times5 >> 25n)) & mask;
  const high = Number((rotated * 9n) & mask);
  const [value = 0] = await draws('key', 'a');
  expect(Math.floor(value * 2 ** 32)).toBe(high);
});

test('uniform and normal have their means and variances', async () => {
  const random = await randomFor('moments');
  const n = 100_000;
  const moments = (draw: () => number): [number, number] => {
    const values = Array.from({ length: n }, draw);
    const mean = values.reduce((a, b) => a + b) / n;
    return [mean, values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n];
  };
  const [uniformMean, uniformVariance] = moments(() => random.uniform());
  const [normalMean, normalVariance] = moments(() => random.normal());
  // Five standard errors; the seed is fixed, so this cannot flicker.
  expect(Math.abs(uniformMean - 0.5)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
  expect(Math.abs(uniformVariance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
  expect(Math.abs(normalMean)).toBeLessThan(5 / Math.sqrt(n));
  expect(Math.abs(normalVariance - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
});
