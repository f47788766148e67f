import { expect, test } from 'vitest';
import { randomFor, SessionFailure, type Check, type Reply } from '#grader/core/index.ts';
import { runChecks, worstVerdict } from '#grader/core/run-checks.ts';
import { fakeSession, observation, observed } from './fake-session.ts';

const doubles = (id: string): Check => ({
  kind: 'oracle',
  id,
  title: id,
  points: 1,
  cases: () => [
    {
      evaluation: { target: 'double', inputs: {} },
      expected: { outputs: { value: { shape: [2], value: [2, 4], tolerance: [0.01, 0.01] } } },
    },
  ],
});

const run = async (
  answer: () => Reply,
  checks: readonly Check[] = [doubles('a'), doubles('b')],
  visibility: 'public' | 'hidden' = 'hidden',
) =>
  await runChecks({
    session: fakeSession(answer),
    checks,
    visibility,
    random: await randomFor('test'),
    mistakes: { tripled: { explanation: 'It looks tripled.', lesson: 'unit/page#anchor' } },
    predict: () => Promise.resolve({ tripled: [observation([3, 6])] }),
  });

test('a correct answer passes with its points', async () => {
  const results = await run(() => observed([2, 4]));
  expect(results.map(({ verdict, points }) => [verdict, points])).toEqual([
    ['pass', 1],
    ['pass', 1],
  ]);
});

test('a known mistake is named, an unknown one is not', async () => {
  const [tripled] = await run(() => observed([3, 6]));
  expect(tripled).toMatchObject({
    verdict: 'fail',
    points: 0,
    diagnosis: { mistake: 'tripled', lesson: 'unit/page#anchor' },
  });
  const [unknown] = await run(() => observed([5, 6]));
  expect(unknown?.verdict).toBe('fail');
  expect(unknown?.diagnosis).toBeUndefined();
});

test("what a student's code throws is an error with its place; the next check still runs", async () => {
  let calls = 0;
  const results = await run(
    () => (calls++ === 0 ? { kind: 'threw', message: 'Error: no', line: 3, column: 7 } : observed([2, 4])),
    undefined,
    'public',
  );
  expect(results.map(({ verdict }) => verdict)).toEqual(['error', 'pass']);
  expect(results[0]?.message).toBe('your code threw (line 3, column 7): Error: no');
});

test.each([
  ['timeout', 'timeout'],
  ['exited', 'error'],
  ['memory', 'error'],
  ['infra', 'infra'],
] as const)(
  'a session that ends by %s gives %s to this check and to the remaining ones',
  async (kind, verdict) => {
    const results = await run(() => {
      throw new SessionFailure(kind, 'it ended');
    });
    expect(results.map((result) => result.verdict)).toEqual([verdict, verdict]);
    expect(results.every(({ points }) => points === 0)).toBe(true);
  },
);

test('no check run is never a pass, and a fault of ours outweighs all', () => {
  expect(worstVerdict([])).toBe('infra');
  expect(worstVerdict(['pass', 'fail', 'infra'])).toBe('infra');
  expect(worstVerdict(['pass', 'fail', 'timeout'])).toBe('timeout');
  expect(worstVerdict(['pass', 'pass'])).toBe('pass');
});
