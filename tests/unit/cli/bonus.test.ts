/** A course of two exercises, one of them a bonus: its points come on top of the maximum of the others. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SubmissionResult } from '#grader/core/result.ts';
import { classHtml } from '#grader/report/html.ts';
import { studentHtml } from '#grader/report/student-html.ts';
import { gradebook, submissionReport } from '#grader/report/terminal.ts';
import { genlab, id, makeCourse, solution } from './genlab.ts';

const bonus = 'reparametrization/top-up';
let made: Awaited<ReturnType<typeof makeCourse>>;

beforeAll(async () => {
  made = await makeCourse();
  await cp(join(made.course, id), join(made.course, bonus), { recursive: true });
  const description = join(made.course, bonus, 'exercise.ts');
  const text = (await readFile(description, 'utf8'))
    .replace(id, bonus)
    .replace('points:', 'bonus: true, points:');
  await writeFile(description, text);
});
afterAll(() => made.remove());

async function grade(name: string, answered: readonly string[]): Promise<SubmissionResult> {
  const folder = join(made.base, name);
  for (const exercise of answered) {
    const file = join(folder, `${exercise}.ts`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, await solution());
  }
  const { out, err } = await genlab(folder, 'grade', '.', '--course', made.course, '--key', 'k', '--json');
  try {
    return JSON.parse(out) as SubmissionResult;
  } catch {
    throw new Error(`grade printed no JSON: ${out}${err}`);
  }
}

test.each([
  ['both', [id, bonus], 4],
  ['the bonus alone', [bonus], 2],
  ['all except the bonus', [id], 2],
])('%s: %j', async (name, answered, score) => {
  const result = await grade(name.replaceAll(' ', '-'), answered);
  expect(result).toMatchObject({ score, maxScore: 2 });
  expect(result.exercises.map((one) => [one.id, one.bonus, one.maxPoints])).toEqual([
    [id, false, 2],
    [bonus, true, 2],
  ]);
});

test('reports say which exercise is a bonus', async () => {
  const result = await grade('reported', [id, bonus]);
  expect(submissionReport(result)).toMatch(/4 of 2 points/);
  expect(submissionReport(result)).toMatch(/2\/2 bonus/);
  expect(gradebook([result], 1000)).toMatch(/sample-gaussian +top-up \(bonus\)/);
  expect(gradebook([result], 20)).toContain(`#2 ${bonus} (bonus)`);
  expect(classHtml('A class', [result])).toContain('>top-up (bonus)</th>');
  expect(studentHtml('A class', result)).toContain('<span>2/2 bonus</span>');
});

test('a student sees it in the list and in the total', async () => {
  const folder = join(made.base, 'student');
  expect(await genlab(made.base, 'init', 'student', '--course', made.course)).toMatchObject({ code: 0 });
  expect(await readFile(join(folder, 'README.md'), 'utf8')).toContain('(2 bonus points)');
  await writeFile(join(folder, `${bonus}.ts`), await solution());
  const { out } = await genlab(folder, 'status', '--course', made.course);
  expect(out).toMatch(/top-up +passing +2 bonus/);
  expect(out).toContain(
    '1 of 2 exercises pass their public checks, worth 0 of 2 points, and 2 of 2 bonus points.',
  );
});
