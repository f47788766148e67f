import { afterAll, beforeAll, expect, test } from 'vitest';
import { float32 } from '#grader/core/index.ts';
import type { RunningSession } from '#grader/session/student-session.ts';
import { sandboxed } from './sandboxed.ts';

let session: RunningSession;
beforeAll(async () => {
  session = await sandboxed('export const subtract = (a, b) => a.sub(b);');
});
afterAll(() => {
  session.close();
});

const inputs = { b: float32([1], [1]), a: float32([1], [3]) };

test.each([
  ['with names, by name', { args: ['a', 'b'] }, 2],
  ['without names, in order', {}, -2],
])('a function gets arguments %s', async (_, named, value) => {
  expect(await session.evaluate({ target: 'subtract', inputs, ...named })).toMatchObject({
    observation: { outputs: { value: { data: Float32Array.of(value) } } },
  });
});
