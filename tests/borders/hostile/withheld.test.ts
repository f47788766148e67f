/** Kind: hidden inputs in a student's report. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { errorKind } from '#grader/core/error-kind.ts';
import { trainedCheck } from '#grader/core/trained-check.ts';
import { propertyCheck, randomFor, replyProblem, SessionFailure, type Check } from '#grader/core/index.ts';
import { runChecks } from '#grader/core/run-checks.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { gradeExercise } from '#grader/host/grade/grade-exercise.ts';
import { shownOutput } from '#grader/core/shown-output.ts';
import { junitXml } from '#grader/report/junit.ts';
import { studentHtml } from '#grader/report/student-html.ts';
import { submissionReport } from '#grader/report/terminal.ts';
import { positionIn } from '#grader/session/position-in.ts';
import { fakeSession } from '#tests/unit/core/fake-session.ts';
import { submission } from '#tests/unit/report/results.ts';

const secret = '0.123456789';

const asks = (open: boolean): Check =>
  propertyCheck({
    id: 'asks',
    title: 'asks',
    points: 1,
    drawsNothing: open,
    run: async (session) => {
      const reply = await session.evaluate({ target: 'f', inputs: {} });
      return reply.kind === 'observed' ? { verdict: 'pass', message: '', margin: 0 } : replyProblem(reply);
    },
  });
const run = async (visibility: 'public' | 'hidden', answer: Parameters<typeof fakeSession>[0]) => {
  const checks = [asks(true), { ...asks(false), id: 'again' }];
  const random = await randomFor('withheld');
  const predict = () => Promise.resolve({});
  return runChecks({ session: fakeSession(answer), checks, visibility, random, mistakes: {}, predict });
};

describe('in a hidden check', () => {
  test('of an error only the built-in class and the line are shown', async () => {
    const [result] = await run('hidden', () => ({
      kind: 'threw',
      message: `TypeError: ${secret}`,
      line: 3,
      column: 7,
    }));
    expect(result).toMatchObject({ verdict: 'error' });
    expect(result?.message).toContain('(line 3): TypeError');
    expect(result?.message).not.toContain(secret);
  });
  test.each([`${secret}: no`, `TypeError ${secret}: no`, secret, `threw "${secret}", which is not an Error`])(
    'the name of an error called %s is not shown',
    async (message) => {
      const [result] = await run('hidden', () => ({ kind: 'threw', message }));
      expect(result?.message).not.toContain(secret);
      expect(result?.message).toContain('an error of a custom class');
    },
  );
  test('nothing of an unusable result is shown, whether inputs are drawn or not', async () => {
    const message = `your function returned '${secret}' that is a string`;
    for (const result of await run('hidden', () => ({ kind: 'unusable', message })))
      expect(result.message).not.toContain(secret);
  });
  test.each(['exited', 'protocol', 'load'] as const)(
    'nothing of a session that ends (%s) is shown',
    async (kind) => {
      const end = (): never => {
        throw new SessionFailure(kind, 'your code crashed.', { said: secret, line: 2, column: 5 });
      };
      const [hidden] = await run('hidden', end);
      expect(hidden?.message).toBe('line 2: your code crashed.');
      const [shown] = await run('public', end);
      expect(shown?.message).toBe(`your code crashed: ${secret}`);
    },
  );
});

test('in a public check everything is shown', async () => {
  const [result] = await run('public', () => ({ kind: 'threw', message: `TypeError: ${secret}`, line: 3 }));
  expect(result?.message).toBe(`your code threw (line 3): TypeError: ${secret}`);
});

test.each([
  [0, 0],
  [0.123456789, 0.13],
  [0.999999, 1],
  [1, 1],
  [1.23456789, 2],
  [123456.789, 200000],
  [1e300, 1e9],
])('the margin %d of a hidden check is shown as %d', async (margin, shown) => {
  const check = propertyCheck({
    ...{ id: 'asks', title: 'asks', points: 1 },
    run: () => Promise.resolve({ verdict: margin <= 1 ? 'pass' : 'fail', message: '', margin }),
  });
  const session = fakeSession(() => ({ kind: 'unusable', message: '' }));
  const random = await randomFor('withheld');
  const predict = () => Promise.resolve({});
  const found = async (visibility: 'public' | 'hidden') =>
    (await runChecks({ session, checks: [check], visibility, random, mistakes: {}, predict }))[0]?.margin;
  expect(await found('hidden')).toBe(shown);
  expect(await found('public')).toBe(margin);
});

test('a trained model has seen no hidden input', async () => {
  const asked = { first: [] as string[], training: [] as string[] };
  const sessionOf = (to: string[]) =>
    fakeSession(({ target }) => {
      to.push(target);
      return { kind: 'observed', observation: { outputs: {}, gradients: {} } };
    });
  const train = trainedCheck({
    ...{ id: 'trained', title: 'trained', points: 1, attempts: 1 },
    train: async (session) => {
      await session.evaluate({ target: 'train', inputs: {} });
      return { measures: {} };
    },
    judge: () => ({ verdict: 'pass', message: '', margin: 0 }),
  });
  await runChecks({
    ...{ session: sessionOf(asked.first), checks: [asks(false), train], visibility: 'hidden', mistakes: {} },
    trainingSession: () => Promise.resolve(sessionOf(asked.training)),
    random: await randomFor('withheld'),
    predict: () => Promise.resolve({}),
  });
  expect(asked).toEqual({ first: ['f'], training: ['train'] });
});

test('the kind of an error is a built-in class or a custom one', () => {
  expect(errorKind('RangeError: Invalid array length')).toBe('RangeError');
  expect(errorKind('Error')).toBe('Error');
  expect(errorKind('ErrorOfMine: no')).toBe('an error of a custom class');
});

test('a place exists in the file', () => {
  const source = 'one\ntwo\n';
  expect(positionIn(source, { line: 2, column: 4 })).toEqual({ line: 2, column: 4 });
  expect(positionIn(source, { line: 2, column: 123456789 })).toEqual({ line: 2, column: undefined });
  expect(positionIn(source, { line: 123456789, column: 1 })).toEqual({ line: undefined, column: undefined });
});

test('output in hidden checks is withheld, and its size is given as a power of two', () => {
  expect(shownOutput('loaded\n', 'loaded\n')).toBe('loaded\n');
  expect(shownOutput('loaded\n', `loaded\n${secret}\n`)).toBe(
    'loaded\n(up to 16 bytes that were printed during hidden checks are withheld)',
  );
  expect(shownOutput('', 'x'.repeat(60_000))).toContain('up to 65536 bytes');
  expect(shownOutput('y'.repeat(60_000), 'y'.repeat(60_001)).length).toBeLessThanOrEqual(16_384);
});

describe('a whole grading', async () => {
  const { exercises } = await loadCatalogue(fileURLToPath(new URL('../../../exercises', import.meta.url)));
  const entry = exercises.find(({ exercise }) => exercise.id === 'reparametrization/sample-gaussian');
  const right = 'tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps))';
  // Fifteen calls are public. The numbers of hidden inputs have as many digits as a double.
  const grade = async (then: string) => {
    if (!entry) throw new Error('no exercise');
    const source = `import * as tf from '@tensorflow/tfjs';
let calls = 0;
console.log('loaded');
export function reparametrize(mu, logVar, eps) {
  const told = () => Array.from(mu.dataSync()).join();
  if (++calls > 15) { ${then} }
  return ${right};
}`;
    const options = { engine: 'wasm', key: 'k', student: 'ada', mode: 'grade' } as const;
    const { result } = await gradeExercise(entry, source, options);
    const graded = submission({ exercises: [result] });
    const reports = [
      studentHtml('c', graded),
      junitXml([graded]),
      submissionReport(graded),
      JSON.stringify(graded),
    ];
    const numbers = /\d\.\d{12,}/;
    const publicMargins = result.checks.flatMap(({ visibility, margin }) =>
      visibility === 'public' && margin !== null ? [`"margin":${margin}`] : [],
    );
    const without = (text: string): string =>
      publicMargins.reduce((rest, margin) => rest.replaceAll(margin, ''), text);
    return { result, leaks: reports.filter((text) => numbers.test(without(text))) };
  };
  test.each([
    ['throw', 'throw new Error(told());'],
    ['name', 'const e = new Error(); e.name = told(); throw e;'],
    ['stack', 'const e = new Error("no"); e.stack = told(); throw e;'],
    ['print', 'console.log(told());'],
    ['print and throw', 'console.error(told()); throw new TypeError(told());'],
    ['crash', 'setTimeout(() => { throw new Error(told()); }); return new Promise(() => {});'],
    ['output names', 'return { [told().slice(0, 90)]: tf.scalar(1) };'],
    ['unusable output', 'return { [told().slice(0, 90)]: "text" };'],
  ])('shows no hidden number by %s', async (_, then) => {
    const { result, leaks } = await grade(then);
    expect(leaks).toEqual([]);
    expect(result.printed).toMatch(/^loaded\n/);
    // One digit of the duration, so that it reveals hardly anything.
    expect(result.durationMs).toBe(Number(result.durationMs.toPrecision(1)));
    expect(result.checks.filter(({ visibility }) => visibility === 'public')).not.toHaveLength(0);
    if (then.includes('console'))
      expect(result.printed).toMatch(/bytes that were printed during hidden checks/);
  });
});
