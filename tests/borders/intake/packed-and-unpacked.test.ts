import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ledger } from '#grader/host/intake/account.ts';
import { CourseNames } from '#grader/host/intake/course-names.ts';
import { recognise } from '#grader/host/intake/recognise.ts';
import { childrenOf, folderNode, isClosedFolder, type TreeNode } from '#grader/host/intake/tree.ts';
import { intake, type Submission } from '#grader/host/intake/index.ts';
import { property } from '#tests/borders/property.ts';
import { asTarGz, asZip, code, everyForm, ids, onDisk, rows, rowOf, zipped, type Files } from './class.ts';

describe('packed and unpacked classes are read alike', () => {
  const classes: Record<string, [Files, Record<string, Record<string, string>>]> = {
    'loose files in a Moodle folder': [
      {
        'Ada Lovelace_4711_assignsubmission_file_/first.ts': code('ada'),
        'Ada Lovelace_4711_assignsubmission_file_/second.ts': code('ada'),
      },
      { 'Ada Lovelace-4711': { 'unit/first': 'ada', 'unit/second': 'ada' } },
    ],
    'an extra folder around the class': [
      { 'homework/ada/unit/first.ts': code('ada'), 'homework/bob/unit/first.ts': code('bob') },
      { ada: { 'unit/first': 'ada' }, bob: { 'unit/first': 'bob' } },
    ],
    'a folder of the same name around one student': [
      { 'class/ada/unit/first.ts': code('ada') },
      { ada: { 'unit/first': 'ada' } },
    ],
    "capitals in a folder's and a file's name": [
      { 'ada/Unit/First.ts': code('ada'), 'bob/UNIT/second.TS': code('bob') },
      { ada: { 'unit/first': 'ada' }, bob: { 'unit/second': 'bob' } },
    ],
    'an extra folder around the work': [
      { 'ada/my work/unit/first.ts': code('ada'), 'bob/a/b/c/other/third.ts': code('bob') },
      { ada: { 'unit/first': 'ada' }, bob: { 'other/third': 'bob' } },
    ],
    'archives of students': [
      {
        'ada.zip': zipped({ 'unit/first.ts': code('ada') }),
        'bob.zip': zipped({ 'work/unit/first.ts': code('bob') }),
        'eve.zip': zipped({ 'eve.zip': zipped({ 'unit/first.ts': code('eve') }) }),
      },
      { ada: { 'unit/first': 'ada' }, bob: { 'unit/first': 'bob' }, eve: { 'unit/first': 'eve' } },
    ],
    'one student': [{ 'ada/unit/first.ts': code('ada') }, { ada: { 'unit/first': 'ada' } }],
    'repositories of GitHub Classroom, in their folder': [
      {
        'gans-submissions/gans-ada/unit/first.ts': code('ada'),
        'gans-submissions/gans-bob-t/unit/first.ts': code('bob'),
      },
      { ada: { 'unit/first': 'ada' }, 'bob-t': { 'unit/first': 'bob' } },
    ],
    'a download of Classroom 50': [
      {
        'cs-hello_submissions_2026_11_29_T_10_00_00/cs-hello-ada/unit/first.ts': code('ada'),
        'cs-hello_submissions_2026_11_29_T_10_00_00/cs-hello-ada/result.json': '{}',
        'cs-hello_submissions_2026_11_29_T_10_00_00/cs-hello-bob/unit/first.ts': code('bob'),
        'cs-hello_submissions_2026_11_29_T_10_00_00/scores.csv': 'username,score\nada,1\nbob,2\n',
      },
      { ada: { 'unit/first': 'ada' }, bob: { 'unit/first': 'bob' } },
    ],
    'a download of Classroom 50 in a folder of another name': [
      {
        'cs-hello-ada/unit/first.ts': code('ada'),
        'cs-hello-b-c/unit/first.ts': code('bc'),
        'scores.csv': 'username,score\nada,1\nc,\nb-c,2\n',
      },
      { ada: { 'unit/first': 'ada' }, 'b-c': { 'unit/first': 'bc' } },
    ],
  };
  for (const [name, [files, expected]] of Object.entries(classes))
    test(name, async () => {
      for (const [form, source] of everyForm(files)) expect(await rows(source), form).toEqual(expected);
    });

  test('an archive of a class in an archive', async () => {
    const files = { 'ada/unit/first.ts': code('ada'), 'bob/unit/first.ts': code('bob') };
    const expected = { ada: { 'unit/first': 'ada' }, bob: { 'unit/first': 'bob' } };
    expect(await rows(asZip({ 'class.zip': zipped(files) }))).toEqual(expected);
    expect(await rows(onDisk({ 'export.zip': zipped(files) }, 'downloads'))).toEqual(expected);
  });
});

const student = fc.constantFrom(
  ...[
    'ada',
    'bob',
    'unit',
    'other',
    'BOB',
    'José',
    'constructor',
    'a b',
    '__MACOSX',
    'node_modules',
    'report',
  ],
  ...['old', 'Ada Lovelace_4711_assignsubmission_file_', 'Ada Lovelace_4711_assignsubmission_onlinetext_'],
  ...['gans-ada', 'submissions', 'carl.rar', 'x\u001b[0m'],
);
const folder = fc.constantFrom(
  'unit',
  'other',
  'Unit',
  'work',
  'src',
  'old',
  '.git',
  'node_modules',
  'students',
);
const file = fc.constantFrom(
  ...['first.ts', 'second.ts', 'First.TS', 'first (1).ts', 'first.js', 'third.mts', 'sample_gaussian.ts'],
  ...['README.md', '.DS_Store', 'notes.docx', 'helper.ts', 'index.html', 'results.json', 'work.rar'],
  ...['lovelaceada_4711_1_first.ts', 'onlinetext.html', 'submission_metadata.yml'],
);
const content = fc.constantFrom(code('a'), code('b'), '', '\ufeffexport const by = 1;\r\n', 'a: [');
const path = fc.tuple(fc.option(student, { freq: 8 }), fc.array(folder, { maxLength: 3 }), file);
const anyClass = fc
  .array(fc.tuple(path, content), { minLength: 1, maxLength: 10 })
  .map((all) =>
    Object.fromEntries(
      all.map(([[owner, folders, name], text]) => [
        [...(owner === null ? [] : [owner]), ...folders, name].join('/'),
        text,
      ]),
    ),
  )
  // A name cannot be a folder and a file on one disk.
  .filter((files) => {
    const paths = Object.keys(files);
    return !paths.some((one) => paths.some((other) => other.startsWith(`${one}/`)));
  });

const fileNode = (name: string, text: string): TreeNode => ({
  ...{ kind: 'file', name, size: Buffer.byteLength(text) },
  read: () => Promise.resolve(Buffer.from(text)),
});

/** Read like a folder on the disk, from the top down. */
function unpacked(files: Files, name: string): ReturnType<typeof folderNode> {
  const groups = Map.groupBy(Object.entries(files), ([one]) => one.split('/')[0] ?? '');
  return folderNode(
    name,
    [...groups].map(([first, own]) => {
      const [[whole, text] = ['', '']] = own;
      if (whole === first) return fileNode(first, text as string);
      const below = Object.fromEntries(own.map(([one, value]) => [one.slice(first.length + 1), value]));
      return isClosedFolder(first) ? folderNode(first, []) : unpacked(below, first);
    }),
  );
}

/** Read like an archive, from a list of its entries. */
const packed = (files: Files, name: string): ReturnType<typeof folderNode> =>
  folderNode(
    name,
    childrenOf(
      Object.entries(files).map(([one, text]) => {
        const parts = one.split('/');
        return { path: parts, node: fileNode(parts.at(-1) ?? '', text as string) as never };
      }),
    ),
    { packed: true },
  );

/** The result for a source, whatever its extension. */
const same = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/class(\.zip|\.tar\.gz)/g, 'class'));

const shown = async (one: Pick<Submission, 'name' | 'problem' | 'source' | 'read' | 'notes'>) => {
  const row = await rowOf(one as Submission);
  return { name: one.name, problem: one.problem, source: one.source, row, notes: one.notes() };
};

async function recognised(tree: ReturnType<typeof folderNode>): Promise<unknown> {
  const ledger = new Ledger();
  try {
    const { many, submissions } = await recognise(tree, new CourseNames(ids), ledger);
    return same({ many, rows: await Promise.all(submissions.map(shown)), ledger });
  } catch (error) {
    expect((error as Error).message).toMatch(/holds no submission|is not YAML/);
    return same((error as Error).message);
  }
}

property('any class tree gives the same rows packed and unpacked', anyClass, 10_000, async (files) => {
  expect(await recognised(packed(files, 'class.zip'))).toEqual(await recognised(unpacked(files, 'class')));
});

const taken = async (source: string): Promise<unknown> => {
  try {
    const { many, submissions, account } = await intake([source], ids);
    return same({ many, rows: await Promise.all(submissions.map(shown)), account });
  } catch (error) {
    return same((error as Error).message);
  }
};

property('the same on the disk, as a zip and as a tar.gz', anyClass, 300, async (files) => {
  const folderRows = await taken(onDisk(files));
  expect(await taken(asZip(files))).toEqual(folderRows);
  expect(await taken(asTarGz(files))).toEqual(folderRows);
});

/** Entries of a tree: files, and folders that are closed or empty. */
const leaves = (node: TreeNode): number =>
  node.kind === 'folder' && node.children.length > 0
    ? node.children.reduce((sum, child) => sum + leaves(child), 0)
    : 1;

/** A folder that is set aside whole is one entry. */
property('every entry is accounted for once', anyClass, 10_000, async (files) => {
  const tree = unpacked(files, 'class');
  const ledger = new Ledger();
  try {
    await recognise(tree, new CourseNames(ids), ledger);
  } catch {
    return;
  }
  const paths = [...ledger.ignored, ...ledger.unknown].map(({ path: at }) => at.split('/').slice(1));
  const under = (node: TreeNode, parts: readonly string[]): TreeNode[] => {
    const [first, ...rest] = parts;
    if (first === undefined) return [node];
    return node.kind === 'folder'
      ? node.children
          .filter(({ name }) => name.replace(/\p{Cc}/gu, '\ufffd') === first)
          .flatMap((child) => under(child, rest))
      : [];
  };
  const named = paths.flatMap((parts) => under(tree, parts)).reduce((sum, node) => sum + leaves(node), 0);
  expect(named + ledger.understood).toBe(leaves(tree));
});
