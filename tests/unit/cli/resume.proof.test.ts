import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SubmissionResult } from '#grader/core/result.ts';
import { cli, genlab, id, makeClass, makeCourse, solution } from './genlab.ts';

const students = ['ada', 'ben', 'cy', 'dan', 'eve', 'fay'];
let made: Awaited<ReturnType<typeof makeCourse>>;

beforeAll(async () => {
  made = await makeCourse();
  await makeClass(made.base, students);
});
afterAll(() => made.remove());

const args = (out: string, ...more: string[]): string[] => [
  ...['grade', join(made.base, 'class'), '--course', made.course, '--key', 'k', '--jobs', '1', '--no-types'],
  ...['--out', join(made.base, out), ...more],
];

/** The results without their durations. */
const grades = async (out: string): Promise<unknown> => {
  const results = JSON.parse(
    await readFile(join(made.base, out, 'results.json'), 'utf8'),
  ) as SubmissionResult[];
  return results.map((result) => ({
    ...result,
    durationMs: 0,
    exercises: result.exercises.map((exercise) => ({ ...exercise, durationMs: 0 })),
  }));
};

function rows(out: string): number {
  try {
    const database = new DatabaseSync(join(made.base, out, 'results.sqlite'), { readOnly: true });
    const count = Number(database.prepare('SELECT count(*) AS n FROM results').get()?.['n']);
    database.close();
    return count;
  } catch {
    return 0; // it does not exist yet
  }
}

test('a grader that is killed loses nothing, and the next one grades what is left', async () => {
  const whole = await genlab(made.base, ...args('whole'));
  expect(whole.err).not.toContain('stored result');
  const child = spawn(process.execPath, [cli, ...args('killed')], { stdio: 'ignore' });
  while (rows('killed') < 2) await sleep(20);
  child.kill('SIGKILL');
  await once(child, 'exit');
  const kept = rows('killed');
  expect(kept).toBeLessThan(students.length);
  const resumed = await genlab(made.base, ...args('killed'));
  expect(resumed.err).toContain(`reused ${kept} stored results from killed/results.sqlite`);
  expect(rows('killed')).toBe(students.length);
  expect(await grades('killed')).toEqual(await grades('whole'));
});

test('a student who hands in a new file is graded again, and no one else', async () => {
  await genlab(made.base, ...args('again'));
  const file = join(made.base, 'class', 'ben', `${id}.ts`);
  const before = await readFile(file, 'utf8');
  await writeFile(file, await solution());
  const { err } = await genlab(made.base, ...args('again'));
  await writeFile(file, before);
  expect(err).toContain(`reused ${students.length - 1} stored results from`);
  const results = JSON.parse(
    await readFile(join(made.base, 'again', 'results.json'), 'utf8'),
  ) as SubmissionResult[];
  expect(results.map(({ score }) => score)).toEqual([2, 2, 2, 0, 2, 0]);
});

test('--regrade grades what it names again, and lists the known names', async () => {
  await genlab(made.base, ...args('regrade'));
  const { err } = await genlab(made.base, ...args('regrade', '--regrade', id));
  expect(err).not.toContain('stored result');
  expect(rows('regrade')).toBe(2 * students.length);
  const wrong = await genlab(made.base, ...args('regrade', '--regrade', 'no/such'));
  expect(wrong.code).toBe(2);
  expect(wrong.err).toMatch(/no exercise matches no\/such.*The exercises are:/s);
});
