import { expect, test } from 'vitest';
import { stripSubmission, SyntaxProblem } from '#grader/session/node/index.ts';

const sound = 'export const one: number = 1;';
const stripped = 'export const one         = 1;';

test.each([
  ['parentheses', '('.repeat(200_000)],
  ['brackets', `const x = ${'['.repeat(100_000)}${']'.repeat(100_000)};`],
  ['types', `type T = ${'A<'.repeat(100_000)}B${'>'.repeat(100_000)};`],
  ['functions', `${'function f() {'.repeat(50_000)}${'}'.repeat(50_000)}`],
  ['operators', `const x = ${'!'.repeat(500_000)}1;`],
])('a file nested too deeply in %s leaves the next one readable', async (_, nested) => {
  const problem = await stripSubmission(nested).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (problem !== undefined) expect(problem).toBeInstanceOf(SyntaxProblem);
  expect(await stripSubmission(sound)).toBe(stripped);
});

test('concurrent files each get their own answer', async () => {
  const [first, second, third] = await Promise.allSettled([
    stripSubmission('('.repeat(200_000)),
    stripSubmission(sound),
    stripSubmission('const a: number = ;'),
  ]);
  expect(first).toMatchObject({ reason: { message: expect.stringMatching(/nested thousands/) as string } });
  expect(second).toMatchObject({ value: stripped });
  expect(third).toMatchObject({ reason: { line: 1 } });
});
