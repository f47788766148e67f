import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { seededRandom } from '#datasets/random.ts';
import peer from '../../peers/sfc32.golden.json' with { type: 'json' };

test.each(peer.cases)(
  'draws the same numbers as the generator in Python for seed $seed',
  ({ seed, uniforms, normals }) => {
    const drawn = (draw: () => number): (number | undefined)[] => {
      const values = Array.from({ length: 1000 }, draw);
      return peer.at.map((n) => values[n - 1]);
    };
    const random = seededRandom(seed);
    expect(drawn(() => random.uniform())).toEqual(uniforms);
    const other = seededRandom(seed);
    for (const [i, value] of drawn(() => other.normal()).entries())
      // A logarithm, a square root, and four more roundings.
      expect(Math.abs((value ?? NaN) - (normals[i] ?? NaN))).toBeLessThan(1e-14);
  },
);

test('the words are those of PractRand', () => {
  // RNGs/sfc.cpp's raw32 as a C program, compiled with gcc: the seed 1, after twenty words.
  const words = [3995030138, 1510270836, 301276004, 3951389082];
  const random = seededRandom(1);
  for (let i = 0; i < words.length; i += 2) {
    const [high = 0, low = 0] = words.slice(i, i + 2);
    expect(random.uniform()).toBe(((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53);
  }
});

test('the stored numbers are those of the script', async () => {
  const script = await readFile(new URL('../../peers/sfc32.py', import.meta.url));
  expect(createHash('sha256').update(script).digest('hex')).toBe(peer.script.sha256);
});
