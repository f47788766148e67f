/**
 * Answers by people who know the stubs and the lessons, and nothing else of the course: no check, no solution, no listed
 * mistake. Every right answer gets full points, every wrong one less, no wrong answer is told a mistake that it has not, and
 * nothing depends on the key.
 */
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { loadCatalogue } from '#grader/host/course/catalogue.ts';
import { inParts } from '#tests/cores.ts';
import type { BlindGrades, Told } from './grade.ts';
import trueNames from './true-names.json' with { type: 'json' };

const keys = 3;

const here = fileURLToPath(new URL('.', import.meta.url));

/**
 * Right but for one point: at a logit of exactly 0 the slope of max(l, 0) + log(1 + e^−|l|) depends on how a library
 * writes max and |·|. The field's own losses were written so for years; no check asks there.
 */
const allowed = 'bernoulli-log-likelihood/wrong-gradient-at-logit-zero';

/** Listed mistakes in another order of operations: rounding must not hide them. */
const recognised = ['gaussian-kl/wrong-reversed', 'gaussian-kl/wrong-mean-over-latents'];

const folders = (await readdir(here, { withFileTypes: true })).filter((entry) => entry.isDirectory());
const files = (
  await Promise.all(
    folders.map(async ({ name: folder }) =>
      (await readdir(`${here}${folder}`)).map((name) => `${folder}/${name.replace(/\.ts$/, '')}`),
    ),
  )
).flat();
const right = files.filter((file) => file.includes('/right-'));
const wrong = files.filter((file) => file.includes('/wrong-') && file !== allowed);

let grades: BlindGrades = {};

beforeAll(async () => {
  const { exercises } = await loadCatalogue(fileURLToPath(new URL('../../exercises', import.meta.url)));
  const ids = exercises.map(({ exercise }) => exercise.id);
  const parts = inParts(ids).map(async (part) => {
    const args = [`${here}grade.ts`, String(keys), ...part];
    const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 26 });
    return JSON.parse(stdout) as BlindGrades;
  });
  grades = Object.assign({}, ...(await Promise.all(parts))) as BlindGrades;
}, 1_800_000);

/** What the keys give; the first one trains as well. */
function graded(file: string): { readonly first: Told; readonly others: readonly Told[] } {
  const [first, ...others] = grades[file] ?? [];
  if (first === undefined) throw new Error(`${file} was not graded: is its folder named after an exercise?`);
  return { first, others };
}

/** The names that are true of a wrong answer; having none is never wrong. */
const trueOf = (file: string): readonly string[] =>
  (trueNames as Record<string, readonly string[]>)[file] ?? [];

test('true-names.json has each wrong answer', () => {
  expect(Object.keys(trueNames).sort()).toEqual(wrong.sort());
});

test.each([...right, allowed])('%s: full points', (file) => {
  const { verdict, points, maxPoints } = graded(file).first;
  expect({ verdict, points }).toEqual({ verdict: 'pass', points: maxPoints });
});

test.each(wrong)('%s: fewer points, no false name', (file) => {
  const { first, others } = graded(file);
  expect(['fail', 'error']).toContain(first.verdict);
  expect(first.points).toBeLessThan(first.maxPoints);
  const told = [first, ...others].flatMap(({ names }) => names);
  expect(told.filter((name) => !trueOf(file).includes(name))).toEqual([]);
});

test.each(files)('%s: the same from each check under every key', (file) => {
  const { first, others } = graded(file);
  expect(others.map(({ checks }) => checks)).toEqual(Array.from({ length: keys - 1 }, () => first.checks));
});

test('at least 60 % of the wrong answers are named', () => {
  expect(
    wrong.filter((file) => graded(file).first.names.length > 0).length / wrong.length,
  ).toBeGreaterThanOrEqual(0.6);
});

test.each(recognised)('%s: named', (file) => {
  expect(graded(file).first.names).toEqual(trueOf(file));
});
