import { expect, test } from 'vitest';
import { chooseEngine } from '#grader/engines/benchmark.ts';

const engine = (name: string, vae: number, gan: number) => ({ name, times: { vae, gan } });

test('the smallest geometric mean wins: neither step decides alone', () => {
  expect(chooseEngine([engine('a', 10, 10), engine('b', 2, 30), engine('c', 30, 4)])?.name).toBe('b');
});

test('if two are about as fast, the preferred one wins', () => {
  expect(chooseEngine([engine('preferred', 10.4, 10), engine('other', 10, 10)])?.name).toBe('preferred');
  expect(chooseEngine([engine('preferred', 14, 10), engine('other', 10, 10)])?.name).toBe('other');
});

test('no engine, no choice', () => {
  expect(chooseEngine<ReturnType<typeof engine>>([])).toBeUndefined();
});
