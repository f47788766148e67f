/** An outline costs a process and a compiler: it is asked for only if a message needs it. */
import { expect, test } from 'vitest';
import { failed, passed, propertyCheck, type Outcome } from '#grader/core/check.ts';
import { defineExercise } from '#grader/core/exercise.ts';
import { gradeOnce } from '#grader/core/grade-once.ts';
import type { Outline } from '#grader/core/outline.ts';
import type { ExerciseResult } from '#grader/core/result.ts';
import { SessionFailure } from '#grader/core/session.ts';

const exercise = defineExercise({
  ...{ id: 'unit/any', title: 'any', lesson: 'unit/any', points: 1, entry: ['f'] },
  hints: ['one', 'two', 'three'],
});
const read: Outline = {
  declarations: [{ name: 'f', keyword: 'const', line: 7, place: 'top level' }],
  ...{ exports: [], commonJs: false, types: [] },
  imports: [{ specifier: 'fs', line: 2, column: 8 }],
};
const error = (message: string): Outcome => ({ verdict: 'error', message, margin: Infinity });
const refused = "Error: 'fs' cannot be imported here: no";

interface Case {
  readonly load?: () => Promise<readonly string[]>;
  readonly outcomes?: readonly Outcome[];
  readonly outline?: () => Promise<Outline | undefined>;
}

async function graded({ load, outcomes = [passed()], outline }: Case) {
  let asked = 0;
  const { result } = await gradeOnce({
    exercise,
    outline: () => {
      asked++;
      return outline?.() ?? Promise.resolve(read);
    },
    open: () =>
      Promise.resolve({
        engine: { name: 'cpu', version: '1', device: 'any' },
        load: load ?? (() => Promise.resolve(['f'])),
        evaluate: () => Promise.reject(new Error('not asked')),
        printed: () => '',
        close: () => undefined,
      }),
    checks: () =>
      Promise.resolve({
        exercise,
        golden: { mistakes: {}, checks: {} },
        checks: outcomes.map((outcome, i) =>
          propertyCheck({
            ...{ id: String(i), title: 'any', points: 0 },
            run: () => Promise.resolve(outcome),
          }),
        ),
      }),
  });
  return { result, asked };
}

const messages = ({ message, checks }: ExerciseResult): string[] =>
  [message, ...checks.map((check) => check.message)].filter((text) => text !== '');

const withoutF = (): Promise<readonly string[]> => Promise.resolve([]);
const fails = (message: string, line?: number) => (): Promise<never> =>
  Promise.reject(new SessionFailure('load', message, { line }));

test.each<[string, Case, number, string[]]>([
  ['passes', {}, 0, []],
  ['fails', { outcomes: [failed('wrong')] }, 0, ['wrong']],
  ['throws', { outcomes: [error('your code threw: no')] }, 0, ['your code threw: no']],
  ['does not load', { load: fails('SyntaxError: no', 3) }, 0, ['line 3: SyntaxError: no']],
  ['has an import with a place', { load: fails(refused, 3) }, 0, [`line 3: ${refused}`]],
  [
    'exports nothing',
    { load: withoutF },
    1,
    [
      "unit/any.ts must export 'f'. 'f' is defined (line 7) but not exported: write `export` before `const f`.",
    ],
  ],
  [
    'has a refused import',
    { load: fails(refused) },
    1,
    ["line 2, column 8: 'fs' cannot be imported here: no"],
  ],
  [
    'needs it twice',
    { outcomes: [error(`your code threw: ${refused}`), error('tf is not defined')] },
    1,
    [
      "your code threw: line 2, column 8: 'fs' cannot be imported here: no",
      "tf is not defined. Write `import * as tf from '@tensorflow/tfjs';` at the top of the file.",
    ],
  ],
])('a file that %s', async (_, given, times, said) => {
  const { result, asked } = await graded(given);
  expect(messages(result)).toEqual(said);
  expect(asked).toBe(times);
});

test.each([
  ['there is none', () => Promise.resolve(undefined)],
  ['it is lost', () => Promise.reject(new Error('lost'))],
])('if %s, messages go without advice and verdicts stay', async (_, outline) => {
  const missing = await graded({ load: withoutF, outline });
  expect(missing.result).toMatchObject({ verdict: 'error', message: "unit/any.ts must export 'f'." });
  const undefinedTf = await graded({ load: fails('tf is not defined'), outline });
  expect(undefinedTf.result).toMatchObject({ verdict: 'error', message: 'tf is not defined' });
  const inCheck = await graded({ outcomes: [error(refused)], outline });
  expect(inCheck.result).toMatchObject({ verdict: 'error', checks: [{ message: refused }] });
});

test('advice does not make a message longer than a result allows', async () => {
  const { result } = await graded({ outcomes: [error(`tf is not defined ${'x'.repeat(1950)}`)] });
  expect(messages(result)[0]?.length).toBeLessThanOrEqual(2000);
});
