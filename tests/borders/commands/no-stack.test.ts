import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { genlab } from '#tests/unit/cli/genlab.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'genlab-commands-'));
  for (const name of ['broken', 'wrong', 'empty', 'bare']) await mkdir(join(folder, name));
  await writeFile(join(folder, 'broken', 'course.json'), '{ "id": ');
  await writeFile(join(folder, 'wrong', 'course.json'), '{ "id": "a", "title": 3 }');
  await writeFile(join(folder, 'bare', 'course.json'), '{ "id": "a", "title": "A" }');
  await writeFile(join(folder, 'file'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each([
  ['a missing course', ['grade', '.', '--course', '{}/nowhere'], /is not a course: it has no course\.json/],
  [
    'a course that is a file',
    ['grade', '.', '--course', '{}/file'],
    /is not a course: it has no course\.json/,
  ],
  [
    'a folder without course.json',
    ['check', '--course', '{}/empty'],
    /is not a course: it has no course\.json/,
  ],
  [
    'a course.json that is cut off',
    ['grade', '.', '--course', '{}/broken'],
    /course\.json is not valid JSON/,
  ],
  ['a course.json that breaks a rule', ['status', '--course', '{}/wrong'], /course\.json, title: /],
  ['a course without exercises', ['grade', '.', '--course', '{}/bare'], /holds no exercise\./],
  ['a missing policy', ['grade', '{}', '--policy', '{}/nowhere.json'], /./],
  ['a missing folder', ['grade', '{}/nowhere'], /nowhere/],
  ['a release below a file', ['release', '--out', '{}/file/out'], /./],
])('no stack is printed for %s', async (_, args, sentence) => {
  const { code, out, err } = await genlab(folder, ...args.map((text) => text.replace('{}', folder)));
  expect(code).toBe(2);
  expect(err).toMatch(sentence);
  expect(out + err).not.toMatch(/^ {4}at |internal:/m);
});
