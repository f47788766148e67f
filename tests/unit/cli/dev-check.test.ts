import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { genlab, id, makeCourse } from './genlab.ts';

let made: Awaited<ReturnType<typeof makeCourse>>;
beforeAll(async () => {
  made = await makeCourse();
});
afterAll(() => made.remove());

/** The output of `dev check` if the exercise's only mistake has these edits, on one line. */
async function check(edits: readonly (readonly [string, string])[]) {
  const mistake = { caughtBy: 'value', lesson: 'unit/lesson#anchor', explanation: 'Wrong.', edits };
  await writeFile(
    join(made.course, id, '_private', 'mistakes.ts'),
    `import { defineMistakes } from '#grader/core/index.ts';\nexport default defineMistakes(${JSON.stringify({ wrong: mistake })});\n`,
  );
  const { code, out, err } = await genlab(made.base, 'dev', 'check', id, '--course', made.course);
  return { code, said: (out + err).replaceAll(/\s+/g, ' ') };
}

it('says which mistake does not type-check, where and why', async () => {
  const { code, said } = await check([['tf.mul(sigma, eps)', 'tf.mul(sigma, epsilon)']]);
  expect(said).toContain(
    "mistake 'wrong' in _private/mistakes.ts does not type-check: line 5 of the edited solution.ts, `return tf.add(mu, tf.mul(sigma, epsilon));`: Cannot find name 'epsilon'.",
  );
  expect(code).toBe(1);
});

it.each([
  [[['tf.nothing', 'x']], 'edit 1 must match exactly once, and the solution has "tf.nothing" 0 times'],
  [[['tf.', 'x']], /edit 1 must match exactly once, and the solution has "tf\." \d+ times/],
  [
    [
      ['tf.mul(sigma, eps)', 'eps'],
      ['tf.mul(sigma, eps)', 'sigma'],
    ],
    'edit 2 must match exactly once, and the solution, after the earlier edits, has "tf.mul(sigma, eps)" 0 times',
  ],
] as const)('says which edit does not match once: %j', async (edits, sentence) => {
  const { code, said } = await check(edits);
  expect(said).toMatch(/mistake 'wrong' in \S+mistakes\.ts: /);
  expect(said).toMatch(sentence);
  expect(code).toBe(2);
});
