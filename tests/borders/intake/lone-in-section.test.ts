/** A section with only one student, whose folder could be mistaken for the student's. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { intake, readGroups } from '#grader/host/intake/index.ts';
import { genlab, id, makeCourse } from '#tests/unit/cli/genlab.ts';
import { asFile, code, everyForm, ids, onDisk, rowsOf, zipped, type Files } from './class.ts';

const by = (author: string) => ({ 'unit/first': author });
const lone = (...paths: string[]): Files =>
  Object.fromEntries(
    paths.map((path) => [`${path}/unit/first.ts`, code((path.split('/').at(-1) ?? '').toLowerCase())]),
  );
const read = async (files: Files, students: readonly string[] = []) => {
  const taken = await intake([onDisk(files)], ids, { students });
  return { names: taken.submissions.map(({ name }) => name), notes: taken.account.notes };
};

describe("the folders' names show that they are sections", () => {
  test.each([
    [['Section A', 'Section B']],
    [['Tutorial 1', 'Tutorial 2']],
    [['01', '02']],
    [['A', 'B']],
    [['Monday', 'Friday 10-12']],
    [['Übung 1', 'Übung 2']],
    [['Kurs_7a', 'Kurs_7b']],
  ])('%j', async ([one = '', other = '']) => {
    for (const [form, source] of everyForm(lone(`${one}/ada`, `${other}/bob`))) {
      const taken = await intake([source], ids);
      expect(await rowsOf(taken), form).toEqual({ ada: by('ada'), bob: by('bob') });
      expect(taken.account.notes.join()).toMatch(/was read as a class in 2 parts/);
    }
  });

  test('some have one student, others have more', async () => {
    expect((await read(lone('Section A/ada', 'Section A/cy', 'Section B/bob'))).names).toEqual([
      'ada',
      'bob',
      'cy',
    ]);
  });

  test('beside folders of students', async () => {
    expect((await read(lone('Section B/ada', 'bob', 'cy'))).names).toEqual(['ada', 'bob', 'cy']);
    expect((await read(lone('A/ada', 'B', 'C'))).names).toEqual(['A', 'B', 'C']);
  });

  test('the one section of a source', async () => {
    expect((await read(lone('Section A/ada'))).names).toEqual(['ada']);
  });

  test("two assignments' folders: one student's work in both is one submission", async () => {
    const files = { 'hw1/ada/unit/first.ts': code('ada'), 'hw2/ada/unit/second.ts': code('ada') };
    const taken = await intake([onDisk(files)], ids);
    expect(await rowsOf(taken)).toEqual({ ada: { ...by('ada'), 'unit/second': 'ada' } });
  });

  test('exports of a platform with one student in each', async () => {
    const files = {
      'Section A.zip': zipped({ 'ada_1_11_first.ts': code('ada') }),
      'Section B.zip': zipped({ 'bob_2_12_first.ts': code('bob') }),
    };
    for (const [form, source] of everyForm(files))
      expect(await rowsOf(await intake([source], ids)), form).toEqual({
        'ada-1': by('ada'),
        'bob-2': by('bob'),
      });
  });

  test.each([
    ['work inside', ['A/src', 'B/src']],
    ['labels inside labels', ['A/x', 'B/y']],
    ['attempts inside', ['01/Attempt 1', '02/Attempt 1']],
  ])('but not with %s', async (_, paths) => {
    expect((await read(lone(...paths))).names).toEqual(paths.map((path) => path.split('/')[0]));
  });
});

describe('known names show it', () => {
  const files = lone('smith/ada', 'jones/bob');

  test('students inside', async () => {
    expect((await read(files, ['ADA'])).names).toEqual(['ada', 'bob']);
  });

  test('students outside, also if each has several folders', async () => {
    expect(await read(files, ['smith'])).toEqual({ names: ['jones', 'smith'], notes: [] });
    const several = lone('smith/x1', 'smith/x2', 'jones/x3', 'jones/x4');
    expect((await read(several, ['jones'])).names).toEqual(['jones', 'smith']);
  });

  test('members of the table of groups', async () => {
    const groups = await readGroups(asFile('group,member\nteam,ada\nteam,eve\n', 'groups.csv'));
    const { submissions } = await intake([onDisk(files)], ids, { groups });
    expect(submissions.map(({ name }) => name)).toEqual(['ada', 'bob']);
  });

  test("the number that a platform puts after a student's name", async () => {
    const exports = {
      'smith/ada_4711_11_first.ts': code('ada'),
      'jones/bob_4712_12_first.ts': code('bob'),
    };
    expect((await read(exports, ['4711'])).names).toEqual(['ada-4711', 'bob-4712']);
  });
});

describe('if nothing shows it, the folders are the students, and a note says so', () => {
  test.each([
    ['one each', ['smith/ada', 'jones/bob'], 'jones and smith', 'bob and ada'],
    ['more in one', ['smith/ada', 'smith/cy', 'jones/bob'], 'jones and smith', 'bob, ada and cy'],
  ])('%s', async (_, paths, around, inside) => {
    const { names, notes } = await read(lone(...paths));
    expect(names).toEqual(['jones', 'smith']);
    expect(notes).toEqual([
      `class: ${around} were taken as the students. If they are sections, and ${inside} are the students, name each of these folders on the command line.`,
    ]);
  });

  test.each([
    ['a folder of work', ['smith/src', 'jones/work']],
    ['a folder of their own name', ['smith/smith-genlab', 'jones/jones-genlab']],
    ['the same folder', ['smith/dgm', 'jones/dgm']],
  ])('no note for %s', async (_, paths) => {
    expect((await read(lone(...paths))).notes).toEqual([]);
  });
});

describe('the tables of a command name students', () => {
  let made: Awaited<ReturnType<typeof makeCourse>>;
  beforeAll(async () => {
    made = await makeCourse();
  });
  afterAll(() => made.remove());

  test.each([
    ['--gradebook', 'grades.csv', 'student,name\nada,Ada\nbob,Bob\n'],
    ['--handed-in', 'hand-in-times.csv', 'submission,handed in\nada,2026-11-30T23:59:00Z\n'],
    ['--policy', 'policy.json', '{ "extensions": { "bob": { "days": 1 } } }'],
  ])(
    '%s',
    async (option, name, text) => {
      const stub = '// nothing yet\n';
      const where = onDisk({ [`smith/ada/${id}.ts`]: stub, [`jones/bob/${id}.ts`]: stub });
      const { out } = await genlab(
        ...[made.base, 'grade', where, '--course', made.course, '--key', 'k', '--no-types', '--json'],
        ...[option, asFile(text, name)],
      );
      const results = JSON.parse(out) as { submission: string }[];
      expect(results.map(({ submission }) => submission)).toEqual(['ada', 'bob']);
    },
    60_000,
  );
});
