import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { intake } from '#grader/host/intake/index.ts';
import { asZip, code, everyForm, ids, onDisk, rows, rowsOf, zipped, type Files } from './class.ts';
import { zip } from './zip-writer.ts';

const good = { 'ada/unit/first.ts': code('ada') };
const ada = { 'unit/first': 'ada' };

/** Students without readable work, with the reason, in each form of a class; all others must be read. */
async function problems(files: Files): Promise<Record<string, string | undefined>> {
  const all = [];
  for (const [, source] of everyForm({ ...good, ...files })) {
    const taken = await intake([source], ids);
    expect((await rowsOf(taken))['ada']).toEqual(ada);
    all.push(Object.fromEntries(taken.submissions.map(({ name, problem }) => [name, problem])));
  }
  for (const other of all) expect(other).toEqual(all[0]);
  return all[0] ?? {};
}

describe('what is not understood: its student has a row and a reason', () => {
  test.each<[string, Files, string, RegExp]>([
    [
      'only a RAR',
      { 'bob/work.rar': 'Rar!' },
      'bob',
      /work\.rar is an archive of a kind that cannot be read/,
    ],
    ['a RAR beside the others', { 'bob.rar': 'Rar!' }, 'bob', /bob\.rar .*Pack your folder as a zip/],
    ['a 7z', { 'bob.7z': '7z' }, 'bob', /7z/],
    [
      'only a document',
      { 'bob/essay.docx': 'PK' },
      'bob',
      /no file of an exercise was handed in, only essay\.docx/,
    ],
    ['an empty folder', { 'bob/': '' }, 'bob', /empty folder/],
    ['an empty archive', { 'bob.zip': zip([]) }, 'bob', /empty/],
    [
      'a damaged archive',
      { 'bob.zip': zipped(good).subarray(0, 60) },
      'bob',
      /bob\.zip: the archive cannot be read/,
    ],
    ['a RAR named as a zip', { 'bob.zip': 'Rar!\u001a\u0007' }, 'bob', /is a RAR archive/],
    [
      'only online text on Moodle',
      { 'Bob_2_assignsubmission_onlinetext_/onlinetext.html': '<p>I did it</p>' },
      'Bob-2',
      /only text or a link was typed/,
    ],
    ['an empty folder on Moodle', { 'Bob_2_assignsubmission_file_/': '' }, 'Bob-2', /empty folder/],
    ['only text on Canvas', { 'bob_2_text.html': '<p>Hi</p>' }, 'bob-2', /only text or a link/],
    ['only a link on Canvas', { 'bob_LATE_2_link.html': '<a>x</a>' }, 'bob-2', /only text or a link/],
    ['only a RAR on Canvas', { 'bob_2_3_work.rar': 'Rar!' }, 'bob-2', /work\.rar/],
    ['only a document on Canvas', { 'bob_2_3_essay.docx': 'PK' }, 'bob-2', /essay\.docx/],
  ])('%s', async (_, files, name, reason) => {
    const moodleOrCanvas = Object.keys(files).some((path) => /_\d+_/.test(path));
    const beside = moodleOrCanvas ? { 'Eve_9_assignsubmission_file_/first.ts': code('eve') } : {};
    expect((await problems({ ...files, ...beside }))[name]).toMatch(reason);
  });

  test.each([
    [
      'a linked folder',
      (root: string) => {
        symlinkSync('/etc', join(root, 'bob'));
      },
      /bob is a link/,
    ],
    [
      'a linked archive',
      (root: string) => {
        symlinkSync('/etc/x.zip', join(root, 'bob.zip'));
      },
      /bob\.zip is a link/,
    ],
    [
      'a linked unit',
      (root: string) => {
        mkdirSync(join(root, 'bob'));
        symlinkSync('/etc', join(root, 'bob', 'unit'));
      },
      /unit is a link/,
    ],
    [
      'only a linked file',
      (root: string) => {
        mkdirSync(join(root, 'bob', 'unit'), { recursive: true });
        symlinkSync('/etc/passwd', join(root, 'bob', 'unit', 'first.ts'));
      },
      /first\.ts is a link/,
    ],
    [
      'only a hard link',
      (root: string) => {
        mkdirSync(join(root, 'bob', 'unit'), { recursive: true });
        linkSync(join(root, 'ada/unit/second.ts'), join(root, 'bob', 'unit', 'first.ts'));
      },
      /hard link/,
    ],
    [
      'only a pipe',
      (root: string) => {
        mkdirSync(join(root, 'bob', 'unit'), { recursive: true });
        execFileSync('mkfifo', [join(root, 'bob', 'unit', 'first.ts')]);
      },
      /first\.ts is not a file/,
    ],
  ])('%s', async (_, make, reason) => {
    const root = onDisk({ ...good, 'ada/unit/second.ts': code('ada') });
    make(root);
    const { submissions } = await intake([root], ids);
    expect(submissions.map(({ name }) => name)).toEqual(['ada', 'bob']);
    expect(submissions[1]?.problem).toMatch(reason);
  });

  test('what may be inside an unreadable archive does not count as not attempted', async () => {
    const taken = await rows(onDisk({ 'bob/unit/first.ts': code('bob'), 'bob/rest.rar': 'Rar!' }));
    expect(taken['bob']?.['unit/first']).toBe('bob');
    expect(taken['bob']?.['unit/second']).toMatch(/^\? rest\.rar is an archive/);
  });

  test('a stray file beside readable ones is named in a note, and the rest is graded', async () => {
    const { submissions } = await intake([onDisk({ ...good, 'ada/essay.docx': 'PK' })], ids);
    expect(await submissions[0]?.read('unit/first')).toMatchObject({ kind: 'text' });
    expect(submissions[0]?.notes()).toEqual(['Not understood, and left out: essay.docx.']);
  });
});

describe('not a student', () => {
  const junk: Files = {
    '__MACOSX/ada/unit/._first.ts': 'x',
    '.DS_Store': 'x',
    'node_modules/a/unit/first.ts': code('nobody'),
    '.git/config': 'x',
    'report/index.html': '<html>',
    'report/results.json': '[]',
    'report/results.sqlite': 'SQLite',
    'report/students/ada-1.html': '<html>',
    'index.html': '<html>',
    'students/ada-1.html': '<html>',
    'Thumbs.db': 'x',
    'README.md': 'x',
  };

  test('neither junk, nor an earlier report, nor packages', async () => {
    for (const [, source] of everyForm({ ...good, ...junk })) expect(await rows(source)).toEqual({ ada });
  });

  test('nor the name of the archive, if the class has one student', async () => {
    expect(await rows(asZip({ ...good, ...junk }, 'homework 1.zip'))).toEqual({ ada });
  });

  test("nor the copy of Moodle's online text", async () => {
    const files = {
      'Ada_1_assignsubmission_file_/first.ts': code('ada'),
      'Ada_1_assignsubmission_onlinetext_/onlinetext.html': '<html><body><p> &nbsp;</p></body></html>',
    };
    for (const [, source] of everyForm(files)) {
      expect(await rows(source)).toEqual({ 'Ada-1': ada });
      const { account } = await intake([source], ids);
      expect(account.unknown).toEqual([]);
      expect(account.ignored.map(({ reason }) => reason)).toEqual(['an empty text of the platform']);
    }
  });

  test("the copy of Moodle's online text, if it is not empty, is named in a note", async () => {
    const files = {
      'Ada_1_assignsubmission_file_/first.ts': code('ada'),
      'Ada_1_assignsubmission_onlinetext_/onlinetext.html': '<p>See my file.</p>',
    };
    const { submissions, account } = await intake([onDisk(files)], ids);
    expect(submissions.map((one) => one.notes()[0])).toEqual([
      'Text was typed into the platform as well; it was left out.',
    ]);
    expect(account.unknown).toHaveLength(1);
  });

  test('but a student may have the name of a report', async () => {
    expect(await rows(onDisk({ 'report/unit/first.ts': code('r'), ...good }))).toEqual({
      ...{ ada, report: { 'unit/first': 'r' } },
    });
  });
});

describe('every entry is accounted for', () => {
  test('understood, ignored for a reason, or not understood', async () => {
    const files = {
      ...{ ...good, 'ada/unit/second (1).ts': code('ada'), 'ada/helper.ts': 'x', 'ada/package.json': '{}' },
      ...{
        'ada/node_modules/a.js': 'x',
        'ada/node_modules/b.js': 'x',
        '__MACOSX/x': 'x',
        'grades.xlsx': 'x',
      },
      ...{ 'bob/work.rar': 'Rar!', 'first.ts': code('nobody') },
    };
    for (const [, source] of everyForm(files)) {
      const { account } = await intake([source], ids);
      const short = (path: string): string => path.slice(path.indexOf('/') + 1);
      expect(account.understood).toBe(2);
      expect(account.ignored.map(({ path }) => short(path)).sort()).toEqual([
        ...['__MACOSX', 'ada/node_modules', 'ada/package.json'],
      ]);
      expect(account.unknown.map(({ path }) => short(path)).sort()).toEqual([
        ...['ada/helper.ts', 'bob/work.rar', 'first.ts', 'grades.xlsx'],
      ]);
      for (const { reason } of [...account.ignored, ...account.unknown]) expect(reason).not.toBe('');
    }
  });
});

describe("learning platforms' names for files", () => {
  test('Canvas: names with underscores, anonymous and late ones, several files of one student', async () => {
    const files = {
      'de_la_cruzmaria_4711_98765_first.ts': code('maria'),
      'de_la_cruzmaria_4711_98766_second-1.ts': code('maria'),
      'anon_4712_98767_first.ts': code('anonymous'),
      'LATE_anon_x1Y2z_98768_first.ts': code('late anonymous'),
      'turingalan_LATE_4713_98769_2024_01_first.ts': code('nobody'),
      'turingalan_LATE_4713_98770_first.ts': code('alan'),
    };
    for (const [, source] of everyForm(files))
      expect(await rows(source)).toEqual({
        'de_la_cruzmaria-4711': { 'unit/first': 'maria', 'unit/second': 'maria' },
        'anon-4712': { 'unit/first': 'anonymous' },
        'anon-x1Y2z': { 'unit/first': 'late anonymous' },
        'turingalan-4713': { 'unit/first': 'alan' },
      });
  });

  test('Moodle: blind marking, as the worksheet writes it', async () => {
    const files = {
      'Participant_4711_assignsubmission_file_/first.ts': code('a'),
      'Participant 4712_assignsubmission_file_/first.ts': code('b'),
      'Participant_4713_assignsubmission_file_first.ts': code('c'),
    };
    for (const [, source] of everyForm(files))
      expect(await rows(source)).toEqual({
        'Participant 4711': { 'unit/first': 'a' },
        'Participant 4712': { 'unit/first': 'b' },
        'Participant 4713': { 'unit/first': 'c' },
      });
  });

  test('ILIAS: a folder of each student, and a time before each file', async () => {
    const files = {
      'Lovelace_Ada_alovelace_4711/20240131120000_first.ts': code('ada'),
      'Turing_Alan_aturing_4712/20240131120000_first.ts': code('first'),
      'Turing_Alan_aturing_4712/20240131130000_first.ts': code('second'),
    };
    for (const [, source] of everyForm(files))
      expect(await rows(source)).toEqual({
        Lovelace_Ada_alovelace_4711: { 'unit/first': 'ada' },
        Turing_Alan_aturing_4712: { 'unit/first': expect.stringMatching(/differ.*Hand in one/) as string },
      });
  });

  test('a single file, and several sources', async () => {
    const root = onDisk({ 'ada/unit/first.ts': code('ada'), 'bob/first.ts': code('bob') });
    expect(await rows(join(root, 'ada/unit/first.ts'), join(root, 'bob/first.ts'))).toEqual({
      ...{ ada, bob: { 'unit/first': 'bob' } },
    });
  });
});

test('a folder without any submission is refused in a sentence', async () => {
  const root = onDisk({ 'README.md': 'x' });
  await expect(intake([root], ids)).rejects.toThrow(/class holds no submission.*units: unit, other/);
  writeFileSync(join(root, 'x.rar'), 'Rar!');
  await expect(intake([join(root, 'x.rar')], ids)).rejects.toThrow(/a kind that cannot be read/);
});
