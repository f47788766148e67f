import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { resultJsonSchema, type SubmissionResult } from '#grader/core/result.ts';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { gradeAll } from '#grader/host/grade/grade-all.ts';
import { intake } from '#grader/host/intake/index.ts';
import { classHtml } from '#grader/report/html.ts';
import { studentHtml } from '#grader/report/student-html.ts';
import { makeSampleClass } from '#tests/sample-class.ts';

const path = (relative: string): string => fileURLToPath(new URL(`../../../${relative}`, import.meta.url));
let [total, bonus] = [0, 0];
let results: Record<string, SubmissionResult> = {};
let folder: string;

beforeAll(async () => {
  const catalogue = await loadCatalogue(path('exercises'));
  const ids = catalogue.exercises.map(({ exercise: { id: one } }) => one);
  folder = await mkdtemp(join(tmpdir(), 'genlab-class-'));
  await makeSampleClass(folder);
  const { submissions: found } = await intake([folder], ids);
  for (const { exercise } of catalogue.exercises)
    if (exercise.bonus) bonus += exercise.points;
    else total += exercise.points;
  const graded = await Array.fromAsync(
    gradeAll(catalogue, found, { engine: 'auto', key: 'class test', mode: 'grade', jobs: 2 }),
  );
  results = Object.fromEntries(graded.map(({ result }) => [result.submission, result]));
}, 1_800_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const id = 'reparametrization/sample-gaussian';
const exercise = (submission: string) => {
  const result = results[submission]?.exercises.find((one) => one.id === id);
  if (!result) throw new Error(`no result of ${submission}`);
  return result;
};
const named = (submission: string) =>
  new Set(exercise(submission).checks.flatMap(({ diagnosis }) => (diagnosis ? [diagnosis.mistake] : [])));

test.each([
  ['complete', 'pass', 2],
  ['half-done', 'pass', 2],
  ['mistaken-log-variance', 'fail', 0],
  ['mistaken-own-noise', 'fail', 0],
  ['mistaken-cut-gradient', 'fail', 1],
  ['mistaken-square-root', 'fail', 0],
  ['does-not-compile', 'error', 0],
  ['never-ends', 'timeout', 0],
  ['exits-the-process', 'error', 0],
  ['untouched-stubs', 'fail', 0],
])('%s: %s, %i points', (submission, verdict, points) => {
  expect(exercise(submission)).toMatchObject({ verdict, points });
});

test.each([
  ['mistaken-log-variance', 'sigma-is-variance'],
  ['mistaken-own-noise', 'own-noise'],
  ['mistaken-cut-gradient', 'gradient-cut'],
  ['mistaken-square-root', 'sigma-is-root-of-log-variance'],
])('%s gets the diagnosis %s and no other', (submission, mistake) => {
  expect(named(submission)).toEqual(new Set([mistake]));
});

test.each([
  ['half-done', 8],
  ['mistaken-square-root', 3],
  ['does-not-compile', 6],
  ['untouched-stubs', 0],
])('%s has %d points: one bad file leaves the others graded', (submission, score) => {
  expect(results[submission]).toMatchObject({ score, maxScore: total });
});

test('the complete submission has all points and the bonus', () => {
  expect(total).toBeGreaterThan(50);
  expect(results['complete']).toMatchObject({ score: total + bonus, maxScore: total });
  expect(results['complete']?.exercises.map(({ verdict }) => verdict)).not.toContain('fail');
});

test('the misconceptions of each exercise are distinguished', () => {
  const attempted = (results['mistaken-square-root']?.exercises ?? []).filter(
    ({ checks }) => checks.length > 0,
  );
  const told = attempted.map(({ checks }) => [
    ...new Set(checks.flatMap(({ diagnosis }) => (diagnosis ? [diagnosis.mistake] : []))),
  ]);
  expect(told).toEqual([
    ['sigma-is-root-of-log-variance'],
    ['biased-variance'],
    ['missing-half'],
    ['log-of-sigmoid'],
    ['terms-averaged-over-their-sizes'],
  ]);
});

test('a syntax error has its line and column', () => {
  expect(exercise('does-not-compile').message).toMatch(/^line 4, column \d+: syntax error/);
});

test('an unchanged stub is not attempted', () => {
  expect(exercise('untouched-stubs').attempted).toBe(false);
});

test('no message of a hidden check shows a number from a hidden input', () => {
  const hidden = exercise('mistaken-log-variance').checks.filter(
    ({ visibility, verdict }) => visibility === 'hidden' && verdict === 'fail',
  );
  expect(hidden.length).toBeGreaterThan(0);
  for (const { message } of hidden) expect(message).not.toMatch(/\d/);
});

test('every result fits the published JSON Schema', () => {
  const validate = new Ajv2020({ strict: false }).compile(resultJsonSchema());
  for (const result of Object.values(results))
    expect(validate(result), JSON.stringify(validate.errors)).toBe(true);
  expect(validate({ ...results['complete'], score: 'two' })).toBe(false);
});

test.each([
  ['class', (result: SubmissionResult) => classHtml('A class', [result])],
  ['student', (result: SubmissionResult) => studentHtml('A class', result)],
])("the %s's page escapes what a student wrote", (_, page) => {
  const [first] = Object.values(results);
  if (!first) throw new Error('nothing was graded');
  const html = page({ ...first, submission: '<script>alert(1)</script>' });
  expect(html).toContain('&lt;script&gt;');
  expect(html).not.toContain('<script');
});
