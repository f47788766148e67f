/**
 * A class in several folders, a student in too many folders, and students whose names a platform or a program changed.
 */
import { describe, expect, test } from 'vitest';
import { intake, readGroups } from '#grader/host/intake/index.ts';
import {
  asFile,
  asZip,
  code,
  everyForm,
  ids,
  notesOf,
  onDisk,
  rows,
  rowsOf,
  zipped,
  type Files,
} from './class.ts';

const by = (author: string) => ({ 'unit/first': author });

async function inEveryForm(files: Files, expected: unknown, name = 'class'): Promise<void> {
  for (const [form, source] of everyForm(files, name)) expect(await rows(source), form).toEqual(expected);
}

describe('folders that are not students: a class in parts', () => {
  const two = (one: string, other: string): Files => ({
    [`${one}/unit/first.ts`]: code(one),
    [`${other}/unit/first.ts`]: code(other),
  });
  const within = (folder: string, files: Files): Files =>
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`${folder}/${path}`, text]));
  const four = { ada: by('ada'), bob: by('bob'), cy: by('cy'), di: by('di') };

  test('sections are read as one class, and a note says so', async () => {
    const files = { ...within('Section A', two('ada', 'bob')), ...within('Section B', two('cy', 'di')) };
    await inEveryForm(files, four);
    const { account } = await intake([onDisk(files)], ids);
    expect(account.notes).toEqual(['class was read as a class in 2 parts: Section A and Section B.']);
    expect(account.understood).toBe(4);
  });

  test('packed, in an extra folder, and beside other folders', async () => {
    const packed = { 'A.zip': zipped(two('ada', 'bob')), 'B.zip': zipped(within('B', two('cy', 'di'))) };
    await inEveryForm(packed, four);
    const { submissions, account } = await intake(
      [asZip({ ...packed, 'C.rar': 'Rar!', 'x.xlsx': 'x' })],
      ids,
    );
    expect(submissions.map(({ name }) => name)).toEqual(['C', 'ada', 'bob', 'cy', 'di']);
    expect(account.unknown.map(({ path }) => path)).toEqual(['class.zip/x.xlsx', 'class.zip/C.rar']);
  });

  test('exports of a platform, one for each assignment: what a student handed in is one submission', async () => {
    await inEveryForm(
      {
        'one_submissions.zip': zipped({ 'ada_1_11_first.ts': code('ada'), 'bob_2_12_first.ts': code('bob') }),
        'two_submissions.zip': zipped({ 'ada_1_13_second.ts': code('ada') }),
      },
      { 'ada-1': { ...by('ada'), 'unit/second': 'ada' }, 'bob-2': by('bob') },
    );
  });

  test.each<[string, Files, readonly string[]]>([
    [
      'two versions of each student',
      { ...within('ada', two('x', 'y')), ...within('bob', two('x', 'y')) },
      ['ada', 'bob'],
    ],
    [
      'two versions under different names',
      { ...within('ada', two('ada-1', 'ada-2')), ...within('bob', two('bob-1', 'bob-2')) },
      ['ada', 'bob'],
    ],
    [
      'old and new work',
      { ...within('ada', two('hw1', 'hw2')), ...within('bob', two('backup', 'src')) },
      ['ada', 'bob'],
    ],
    [
      'an extra folder with another name for each',
      { 'ada/x/unit/first.ts': code('ada'), 'bob/y/unit/first.ts': code('bob') },
      ['ada', 'bob'],
    ],
    [
      'a student whose files have names of a platform',
      {
        'ada/ada_1_2_first.ts': code('a'),
        'ada/bob_2_3_first.ts': code('b'),
        'bob/unit/first.ts': code('bob'),
      },
      ['ada', 'bob'],
    ],
  ])('no section: %s', async (_, files, names) => {
    for (const [, source] of everyForm(files)) {
      const { submissions } = await intake([source], ids);
      expect(submissions.map(({ name }) => name)).toEqual(names);
    }
  });
});

describe("a folder that is not a student: the assignment's folder around a lone student", () => {
  test.each(['hw1', 'Assignment 02', 'Blatt-3', 'week_4', 'Übung 5'])('%s', async (around) => {
    await inEveryForm({ [`${around}/ada/unit/first.ts`]: code('ada') }, { ada: by('ada') });
    await inEveryForm(
      { [`${around}/ada.zip`]: zipped({ 'unit/first.ts': code('ada') }) },
      { ada: by('ada') },
    );
    await inEveryForm({ [`ada/${around}/unit/first.ts`]: code('ada') }, { ada: by('ada') });
  });

  test('beside other students it is a student', async () => {
    await inEveryForm(
      { 'hw1/ada/unit/first.ts': code('ada'), 'bob/unit/first.ts': code('bob') },
      { hw1: by('ada'), bob: by('bob') },
    );
  });
});

describe('names of learning platforms', () => {
  test("Moodle's groups: one folder for each, without a number for students without a group", async () => {
    await inEveryForm(
      {
        'Team A_17_assignsubmission_file/unit/first.ts': code('a'),
        'Default group_assignsubmission_file/unit/first.ts': code('d'),
        'Default group_assignsubmission_onlinetext/onlinetext.html': '<p></p>',
      },
      { 'Team A-17': by('a'), 'Default group': by('d') },
    );
    await inEveryForm(
      {
        'Team A_17_assignsubmission_file_first.ts': code('a'),
        'Default group_assignsubmission_file_first.ts': code('d'),
      },
      { 'Team A-17': by('a'), 'Default group': by('d') },
    );
  });

  test("Moodle's feedback of an earlier grading is not an answer", async () => {
    await inEveryForm(
      {
        'Ada_1_assignsubmission_file_/first.ts': code('a'),
        'Ada_1_assignfeedback_file_/first.ts': code('corrected'),
        'Ada_1_assignfeedback_comments/comments.html': '<p>Good</p>',
        'Bob_2_assignsubmission_file_/first.ts': code('b'),
        'Bob_2_assignfeedback_file_first.ts': code('corrected'),
      },
      { 'Ada-1': by('a'), 'Bob-2': by('b') },
    );
  });

  test('Moodle: blind marking in groups is named as the worksheet is', async () => {
    await inEveryForm(
      {
        'Group A-Participant_4711_assignsubmission_file_/first.ts': code('a'),
        'Group B-Participant_4712_assignsubmission_file_first.ts': code('b'),
      },
      { 'Participant 4711': by('a'), 'Participant 4712': by('b') },
    );
  });

  test.each([
    ['Canvas', { 'projectteam1_4711_98765_first.ts': code('g') }, 'Project Team 1', 'projectteam1-4711'],
    ['Moodle', { 'Team A_17_assignsubmission_file/first.ts': code('g') }, 'team a', 'Team A-17'],
  ])('the table of groups names a group as %s shows it', async (_, files, group, name) => {
    const groups = await readGroups(asFile(`group,member\n${group},ada\n${group},bob\n`, 'groups.csv'));
    const { submissions, account } = await intake([onDisk(files)], ids, { groups });
    expect(submissions.map((one) => [one.name, one.group])).toEqual([
      [name, { id: group, members: ['ada', 'bob'] }],
    ]);
    expect(account.notes).toEqual([]);
  });

  test('a name that matches two groups counts as neither', async () => {
    const groups = await readGroups(asFile('group,member\nteam,ada\nteam,bob\n', 'groups.csv'));
    const { submissions, account } = await intake(
      [onDisk({ 'team_1_2_first.ts': code('a'), 'team_2_3_first.ts': code('b') })],
      ids,
      { groups },
    );
    expect(submissions.map((one) => one.group)).toEqual([undefined, undefined]);
    expect(account.notes).toEqual(["The table of groups names 'team', but there is no such submission."]);
  });

  test('Gradescope: an id is a text, with its zeros and all its digits', async () => {
    const sids = ['0012', '0x1f', '12', '12345678901234567891', '12345678901234567892', 'null', ''];
    const entries = sids.map(
      (sid, i) =>
        `submission_${i}:\n  :submitters:\n  - :name: N${i}\n    :sid: ${sid}\n    :email: s${i}@x.edu\n  :created_at: 2026-11-12 20:44:28.5 Z\n`,
    );
    const files = {
      'submission_metadata.yml': entries.join(''),
      ...Object.fromEntries(sids.map((_, i) => [`submission_${i}/unit/first.ts`, code(String(i))])),
    };
    const names = [...sids.slice(0, -2), 's5@x.edu', 's6@x.edu'];
    for (const [, source] of everyForm(files)) {
      const taken = await intake([source], ids);
      expect(await rowsOf(taken)).toEqual(Object.fromEntries(names.map((name, i) => [name, by(String(i))])));
      expect(taken.submissions.every(({ handedIn }) => handedIn?.getUTCHours() === 20)).toBe(true);
    }
  });
});

describe('copies of files and archives', () => {
  test('an archive beside its unpacked folder is one submission, and a note says so', async () => {
    const files = {
      'ada/unit/first.ts': code('ada'),
      'ada.zip': zipped({ 'unit/first.ts': code('ada') }),
      'bob/unit/first.ts': code('bob'),
    };
    await inEveryForm(files, { ada: by('ada'), bob: by('bob') });
    const { submissions } = await intake([onDisk(files)], ids);
    const [ada] = submissions;
    expect(ada && (await notesOf(ada))).toEqual([
      "'class/ada' and 'class/ada.zip' hold the same answers; they were taken once.",
    ]);
  });

  test.each(['first 2.ts', 'first copy 2.ts', 'first (1) (2).ts', 'first - Copy (2).ts', 'first-1.ts'])(
    "a program's second name for a file: %s",
    async (file) => {
      await inEveryForm(
        { [`ada/unit/${file}`]: code('ada'), 'bob/unit/first.ts': code('bob') },
        { ada: by('ada'), bob: by('bob') },
      );
    },
  );
});
