import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SubmissionResult } from '#grader/core/result.ts';
import { loadCatalogue, type Entry } from '#grader/host/course/catalogue.ts';
import { gradeExercise } from '#grader/host/grade/grade-exercise.ts';
import { Mistakes } from '#grader/host/grade/predictions.ts';
import { id } from '#tests/unit/cli/genlab.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const cli = join(project, 'grader', 'cli', 'genlab.js');
const root = mkdtempSync(join(tmpdir(), 'genlab-test-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

const genlab = (...args: string[]) => spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });

let count = 0;
const unit = (): { folder: string; file: string } => {
  const folder = join(root, `submission-${count++}`);
  mkdirSync(join(folder, 'reparametrization'), { recursive: true });
  return { folder, file: join(folder, 'reparametrization', 'sample-gaussian.ts') };
};
const grade = (folder: string) => {
  const { stdout, status } = genlab(
    'grade',
    folder,
    '--json',
    '--key',
    'k',
    '--only',
    'reparametrization/sample-gaussian',
  );
  return { exercise: (JSON.parse(stdout) as SubmissionResult).exercises[0], status };
};
const body = (code: string): string =>
  `import * as tf from '@tensorflow/tfjs';\nexport function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): unknown {\n  ${code}\n}\n`;

test.each([
  ['a missing folder', ['grade', join(root, 'nowhere')], /there is no folder .*nowhere/],
  ['an empty folder', ['grade', root], /holds no submission/],
  ['a file', ['grade', cli], /is a file. Name the folder/],
  ['an unknown exercise', ['grade', '.', '--only', 'a/b'], /no exercise matches a\/b/],
  ['an unknown engine', ['grade', '.', '--engine', 'gpu'], /no engine 'gpu'/],
  ['an invalid number of jobs', ['grade', '.', '--jobs', 'two'], /--jobs takes a whole number/],
])('%s: one sentence, exit code 2, no stack', (_, args, message) => {
  const { stderr, status } = genlab(...args);
  expect(stderr).toMatch(message);
  expect(stderr).not.toMatch(/\n\s+at /);
  expect(status).toBe(2);
});

test.each([
  ['a missing export', 'export const other = 1;', 'error', /must export 'reparametrize'/],
  [
    'an enum',
    'enum A { B }\nexport const reparametrize = () => A.B;',
    'error',
    /line 1, column 1: .*instead of an enum/,
  ],
  [
    'a parameter property',
    'class A { constructor(private b: number) {} }',
    'error',
    /line 1, .*declare the field/,
  ],
  [
    'a forbidden import',
    "import fs from 'node:fs';\nexport const reparametrize = fs;",
    'error',
    /may import '@tensorflow\/tfjs' only/,
  ],
])('%s', (_, source, verdict, message) => {
  const { folder, file } = unit();
  writeFileSync(file, source);
  const { exercise, status } = grade(folder);
  expect(exercise?.verdict).toBe(verdict);
  expect(exercise?.message).toMatch(message);
  expect(status).toBe(0);
});

describe('graded', () => {
  let entry: Entry;
  let mistakes: Mistakes;
  beforeAll(async () => {
    const { exercises } = await loadCatalogue(join(project, 'exercises'));
    const found = exercises.find(({ exercise }) => exercise.id === id);
    if (!found) throw new Error(`no exercise ${id}`);
    entry = found;
    mistakes = new Mistakes(entry, 'auto');
  });
  afterAll(() => mistakes.close());

  test.each([
    ['a wrong shape', 'return mu.transpose();', 'fail', /has shape \[3, 5\]; it should be \[5, 3\]/],
    ['NaN', 'return mu.mul(NaN);', 'fail', /got NaN, expected/],
    ['nothing', 'return;', 'fail', /returned nothing; is a `return` missing/],
    ['a string', "return 'z';", 'fail', /that is a string; it must be a tensor/],
    ['an array', 'return [mu];', 'fail', /that is an array/],
    ['a throw', "throw new Error('not yet');", 'error', /\(line 3, column \d+\): Error: not yet/],
    ['a Promise that never settles', 'return new Promise(() => {});', 'timeout', /did not finish within 5 s/],
    ['a flood of output', "for (;;) console.log('x'.repeat(1e6));", 'error', /printed more than 65536 bytes/],
  ])('%s has its own message', async (_, code, verdict, message) => {
    const options = { engine: 'auto', key: 'k', student: 'bad', mode: 'grade' } as const;
    const { result } = await gradeExercise(entry, body(code), { ...options, mistakes });
    expect(result.verdict).toBe(verdict);
    expect(result.checks.map((check) => check.message).join('\n')).toMatch(message);
  });
});

test('a link is not followed', () => {
  const { folder, file } = unit();
  symlinkSync(cli, file);
  expect(grade(folder).exercise).toMatchObject({ verdict: 'ungradable', points: 0 });
});

test('one bad exercise leaves the rest of the submission graded', () => {
  const { folder, file } = unit();
  writeFileSync(file, 'this is no TypeScript');
  const { stdout } = genlab('grade', folder, '--json', '--key', 'k');
  const { exercises } = JSON.parse(stdout) as SubmissionResult;
  expect(exercises[0]?.id).toBeDefined();
  expect(exercises.find(({ id }) => id.endsWith('sample-gaussian'))?.verdict).toBe('error');
});
