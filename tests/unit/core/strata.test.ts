import { expect, test } from 'vitest';
import {
  defineExercise,
  float32,
  oracleCheck,
  propertyCheck,
  passed,
  failed,
  randomFor,
  type Case,
  type Random,
  type Reply,
} from '#grader/core/index.ts';
import { maskedMessage, type Masked } from '#grader/core/masked-message.ts';
import { runChecks } from '#grader/core/run-checks.ts';
import { gradeOnce } from '#grader/core/grade-once.ts';
import { observed } from './fake-session.ts';

/** Counts the rows; rows that are equal count as often as they stand there. */
const countCase = (rows: readonly number[]): Case => ({
  evaluation: { target: 'count', inputs: { rows: float32([rows.length], rows) } },
  expected: { outputs: { value: { shape: [1], value: [rows.length], tolerance: [0] } } },
});
const check = oracleCheck({
  id: 'count',
  title: 'the number of rows',
  points: 1,
  strata: {
    'distinct rows': (random: Random) => [
      countCase([random.uniform()]),
      countCase([1, 1 + random.uniform()]),
    ],
    'duplicate rows': (random: Random) => countCase(Array<number>(2).fill(random.uniform())),
    'no rows': () => countCase([]),
  },
});
type Count = (rows: readonly number[]) => number;

async function run(count: Count, visibility: 'public' | 'hidden', unmasked = false) {
  const reasons = new Map<string, Masked>();
  const [result] = await runChecks({
    session: {
      evaluate({ inputs }): Promise<Reply> {
        try {
          return Promise.resolve(observed([count(Array.from(inputs['rows']?.data ?? []))]));
        } catch (error) {
          return Promise.resolve({ kind: 'threw', message: String(error) });
        }
      },
    },
    checks: [check],
    visibility,
    unmasked,
    random: await randomFor('key', 'test'),
    mistakes: {},
    predict: () => Promise.resolve({}),
    reasons,
  });
  if (!result) throw new Error('no result');
  return { result, masked: reasons.get('count') };
}

const countDistinct: Count = (rows) => new Set(rows).size;

test('every stratum is drawn from, in order, and each case has its name', async () => {
  const cases = check.cases(await randomFor('key', 'test'));
  expect(cases.map(({ stratum }) => stratum)).toEqual([
    'distinct rows',
    'distinct rows',
    'duplicate rows',
    'no rows',
  ]);
});

test('a hidden failure names the first stratum in which the answer is wrong', async () => {
  const { result, masked } = await run(countDistinct, 'hidden');
  expect(masked?.stratum).toBe('duplicate rows');
  expect(masked && maskedMessage(result, [result], masked)).toMatch(
    /^wrong on fresh inputs \(duplicate rows\)\. What was tested: the number of rows\./,
  );
});

test('an answer that is wrong in every stratum is not sent to one of them', async () => {
  expect((await run((rows) => rows.length + 1, 'hidden')).masked?.stratum).toBeUndefined();
});

test('code that throws in one stratum is told which', async () => {
  const { result } = await run((rows) => {
    if (rows.length === 0) throw new Error('empty');
    return rows.length;
  }, 'hidden');
  expect(result.verdict).toBe('error');
  expect(result.message).toMatch(/withheld.* The inputs were of this kind: no rows\.$/);
});

test.each([
  ['a student, in a public check', 'public', false],
  ['an instructor, in a hidden one', 'hidden', true],
] as const)('%s reads it beside the inputs', async (_, visibility, unmasked) => {
  expect((await run(countDistinct, visibility, unmasked)).result.message).toContain(
    'With these inputs (duplicate rows):',
  );
});

const exercise = defineExercise({
  id: 'unit/any',
  title: 'any',
  lesson: 'unit/any',
  points: 1,
  entry: ['f'],
  hints: ['one', 'two', 'three'],
});
const property = (id: string, points: number, right: boolean) =>
  propertyCheck({ id, title: id, points, run: () => Promise.resolve(right ? passed() : failed('no')) });

test.each([
  ['full points', true, 'pass', 1],
  ['no points', false, 'fail', 0],
] as const)('a public check that fails leaves %s what they are', async (_, right, verdict, points) => {
  const golden = { mistakes: {}, checks: {} };
  const { result } = await gradeOnce({
    exercise,
    outline: () => Promise.resolve(undefined),
    open: () =>
      Promise.resolve({
        engine: { name: 'cpu', version: '1', device: 'any' },
        load: () => Promise.resolve(['f']),
        evaluate: () => Promise.reject(new Error('not asked')),
        printed: () => '',
        close: () => undefined,
      }),
    checks: () => Promise.resolve({ exercise, golden, checks: [property('open', 0, false)] }),
    hidden: {
      checks: () => Promise.resolve({ exercise, version: 1, checks: [property('closed', 1, right)] }),
      ...{ key: 'k', student: 's', unmasked: false, train: true, predict: () => Promise.resolve({}) },
    },
  });
  expect(result).toMatchObject({ verdict, points });
  expect(result.checks.map(({ verdict: each }) => each)).toEqual(['fail', verdict]);
});
