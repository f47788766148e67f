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

test("sfc32 on HMAC-SHA-256's first words: the first draw, from an independent HMAC", async () => {
  const digest = createHmac('sha256', 'genlab:key')
    .update(JSON.stringify(['a']))
    .digest();
  const [a = 0n, b = 0n] = [0, 4].map((offset) => BigInt(digest.readUInt32LE(offset)));
  // Doty-Humphrey's first word, in exact integers: a + b + the counter, which begins at 1.
  const high = Number((a + b + 1n) & 0xffffffffn);
  const [value = 0] = await draws('key', 'a');
  expect(Math.floor(value * 2 ** 27)).toBe(high >>> 5);
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
