import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { SubmissionResult } from '#grader/core/result.ts';
import { genlab, id, makeCourse, mistake, solution } from '#tests/unit/cli/genlab.ts';
import { zipped } from './class.ts';

let [base, course, right] = ['', '', ''];
let remove = (): Promise<void> => Promise.resolve();
beforeAll(async () => {
  ({ base, course, remove } = await makeCourse());
  right = await solution();
});
afterAll(() => remove());

const name = 'sample-gaussian';

async function folder(called: string, files: Record<string, string | Uint8Array>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    const file = join(base, called, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return join(base, called);
}

async function grade(
  ...args: string[]
): Promise<{ results: SubmissionResult[]; err: string; code: number | null }> {
  const { out, err, code } = await genlab(
    base,
    'grade',
    ...args,
    '--course',
    course,
    '--key',
    'k',
    '--no-types',
    '--json',
  );
  expect(err).not.toMatch(/\n\s+at |internal/);
  const parsed = out === '' ? [] : (JSON.parse(out) as SubmissionResult | SubmissionResult[]);
  return { results: [parsed].flat(), err, code };
}

test('a class with near misses, an unreadable hand-in, a clash and junk: rows, notes and the account', async () => {
  const where = await folder('mixed', {
    [`ada/${name} (1).ts`]: right,
    'bob/work.rar': 'Rar!',
    'eve.zip': zipped({ [`${id}.ts`]: right }),
    [`Eve/${id}.ts`]: await mistake('sigma-is-variance'),
    [`kim/${id}.ts`]: Buffer.from(`\ufeff${right}`, 'utf16le'),
    '__MACOSX/ada/x': 'x',
    'grades.xlsx': 'x',
  });
  const report = join(base, 'mixed-report');
  const { results, err, code } = await grade(where, '--out', report);
  expect(code).toBe(0);
  const rows = Object.fromEntries(results.map((one) => [one.submission.toLowerCase(), one]));
  expect(Object.keys(rows).sort()).toEqual(['ada', 'bob', 'eve', 'kim']);
  expect(rows['ada']).toMatchObject({ score: 2, notes: [`'${name} (1).ts' was read as ${id}.ts.`] });
  expect(rows['kim']).toMatchObject({ score: 2, notes: [expect.stringContaining('UTF-16') as string] });
  for (const unread of ['bob', 'eve']) {
    expect(rows[unread]).toMatchObject({ score: null, exercises: [{ verdict: 'ungradable', points: 0 }] });
    expect(rows[unread]?.problem).toMatch(unread === 'bob' ? /work\.rar/ : /same name/);
  }
  expect(err).toMatch(/handed in: \d+ files read, 1 ignored \(metadata of macOS\), 2 not understood\./);
  expect(err).toContain('mixed/grades.xlsx: a file beside the students');
  const page = await readFile(join(report, 'index.html'), 'utf8');
  for (const text of ['mixed/grades.xlsx', 'mixed/__MACOSX', 'work.rar is an archive'])
    expect(page).toContain(text);
  const pages = await readdir(join(report, 'students'));
  const ada = pages.find((file) => file.startsWith('ada')) ?? '';
  expect(await readFile(join(report, 'students', ada), 'utf8')).toContain(`was read as ${id}.ts`);
});

test('groups, attempts and extensions by member', async () => {
  const first = await folder('first', { [`team/${id}.ts`]: await mistake('sigma-is-variance') });
  const second = await folder('second', { [`team/${id}.ts`]: right });
  const groups = join(base, 'groups.csv');
  await writeFile(groups, 'group;member\nTEAM;Ada\nteam;bob\n');
  const times = join(base, 'hand-in-times.csv');
  await writeFile(
    times,
    'submission,handed in,attempt\nteam,2026-11-29T12:00:00Z,1\nteam,2026-12-01T12:00:00Z,2\n',
  );
  const policy = join(base, 'policy.json');
  await writeFile(
    policy,
    JSON.stringify({
      deadline: '2026-11-30T12:00:00Z',
      late: { perDay: 0.5 },
      extensions: { ada: { days: 3, why: 'illness' } },
    }),
  );
  const files = ['--groups', groups, '--handed-in', times, '--policy', policy];
  const { results, err } = await grade(first, second, ...files);
  expect(err).not.toContain('no submission');
  expect(results.map(({ submission }) => submission)).toEqual(['Ada', 'bob']);
  expect(results.map(({ final }) => [final?.score, final?.attempts, final?.extension])).toEqual([
    [2, 2, 'illness'],
    [1, 2, null],
  ]);
  for (const one of results) {
    expect(one.group).toEqual({ id: 'TEAM', members: ['Ada', 'bob'] });
    expect(one.final?.handedIn).toBe('2026-12-01T12:00:00.000Z');
  }
  await writeFile(times, 'submission,handed in\nteam,2026-12-01T12:00:00Z\n');
  const refused = await grade(first, second, ...files);
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(/'team' has 2 attempts without a time and 1 row/);
});

test('a different case of one name is the same student: the same inputs, the same stored result', async () => {
  const store = join(base, 'kept.sqlite');
  await grade(await folder('lower', { [`zo\u00eb/${id}.ts`]: right }), '--store', store);
  const { err, results } = await grade(
    await folder('upper', { [`ZOE\u0308/${id}.ts`]: right }),
    '--store',
    store,
  );
  expect(err).toContain('reused 1 stored result from');
  expect(results[0]?.submission).toBe('ZO\u00cb');
});

test.each([
  ['a missing table', ['--groups', 'nowhere.csv'], /there is no file nowhere\.csv/],
  ['an empty folder', [], /holds no submission/],
])('%s: one sentence, exit code 2', async (_, args, message) => {
  const empty = join(base, 'empty');
  await mkdir(empty, { recursive: true });
  const { err, code } = await grade(empty, ...args);
  expect(err).toMatch(message);
  expect(code).toBe(2);
});
