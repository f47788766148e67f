import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intake, type Submission } from '#grader/host/intake/index.ts';

const id = 'unit/first';
const findSubmissions = async (where: string) => {
  const { many, submissions: found } = await intake([where], [id]);
  return { many, found };
};
let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'genlab-intake-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const code = (author: string): Uint8Array => strToU8(`export const by = '${author}';\n`);
const work = (author: string, folder = 'my-work/'): Uint8Array =>
  zipSync({ [`${folder}unit/first.ts`]: code(author) });

let count = 0;
async function zipped(files: Record<string, Uint8Array>, name = `class-${count++}.zip`): Promise<string> {
  const file = join(root, name);
  await writeFile(file, zipSync(files));
  return file;
}
async function folder(files: Record<string, Uint8Array>, name = `class-${count++}`): Promise<string> {
  for (const [file, bytes] of Object.entries(files)) {
    const path = join(root, name, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  return join(root, name);
}

/** Name to what was read. */
async function read(found: readonly Submission[]): Promise<Record<string, string>> {
  const entries = found.map(async (one): Promise<[string, string]> => {
    const file = await one.read(id);
    return [one.name, file.kind === 'text' ? file.text : file.kind === 'missing' ? 'missing' : file.reason];
  });
  return Object.fromEntries(await Promise.all(entries));
}
const by = (author: string): string => `export const by = '${author}';\n`;

describe('what learning platforms export', () => {
  it('Canvas: files side by side, late ones, second attempts, namesakes', async () => {
    const { many, found } = await findSubmissions(
      await zipped({
        'lovelaceada_4711_1_work.zip': work('ada'),
        'turingalan_LATE_4712_2_first-1.ts': code('alan'),
        'smithkim_1_3_work.zip': work('kim'),
        'smithkim_2_4_work.zip': work('other kim'),
      }),
    );
    expect(many).toBe(true);
    expect(await read(found)).toEqual({
      ...{ 'lovelaceada-4711': by('ada'), 'turingalan-4712': by('alan') },
      ...{ 'smithkim-1': by('kim'), 'smithkim-2': by('other kim') },
    });
  });

  it('Moodle: a folder for each student, with a zip or with files', async () => {
    const files = {
      'Ada Lovelace_4711_assignsubmission_file_/work.zip': work('ada'),
      'Alan Turing_4712_assignsubmission_file/unit/first.ts': code('alan'),
    };
    const expected = { 'Ada Lovelace-4711': by('ada'), 'Alan Turing-4712': by('alan') };
    for (const where of [await zipped(files), await folder(files)])
      expect(await read((await findSubmissions(where)).found)).toEqual(expected);
    const flat = await zipped({ 'Ada Lovelace_4711_assignsubmission_file_first.ts': code('ada') });
    expect(await read((await findSubmissions(flat)).found)).toEqual({
      'Ada Lovelace-4711': by('ada'),
    });
  });

  it('says in a sentence what it cannot tell apart or read', async () => {
    const same = '  :submitters:\n  - :sid: s1\n';
    const twins = {
      'submission_metadata.yml': strToU8(`submission_1:\n${same}submission_2:\n${same}`),
      'submission_1/unit/first.ts': code('a'),
      'submission_2/unit/first.ts': code('b'),
    };
    const [both] = (await findSubmissions(await folder(twins))).found;
    expect(both?.problem).toMatch(/submission_1' and .*submission_2' have the same name/);
    const broken = { ...twins, 'submission_metadata.yml': strToU8('a: [') };
    await expect(findSubmissions(await folder(broken))).rejects.toThrow(
      'submission_metadata.yml is not YAML',
    );
  });

  it('a class in one archive, though some hand in what is too large', async () => {
    const where = await zipped({
      'a_1_1_first.ts': new Uint8Array(33 * 1024 ** 2),
      'b_2_2_work.zip': zipSync({ 'unit/first.ts': new Uint8Array(40 * 1024 ** 2) }),
      'c_3_3_work.zip': work('c'),
    });
    const all = await read((await findSubmissions(where)).found);
    expect(all['a-1']).toContain('the limit is 262144');
    expect(all['b-2']).toContain('the limit is 262144');
    expect(all['c-3']).toBe(by('c'));
  });

  it('Gradescope: names and times from its metadata, groups joined', async () => {
    const metadata = strToU8(
      [
        ...[
          'submission_1:',
          '  :submitters:',
          '  - :name: Ada',
          '    :sid: "s1"',
          '  - :name: Alan',
          '    :sid: "s2"',
        ],
        '  :created_at: 2026-11-12 20:44:28.527126000 +01:00',
        ...['submission_2:', '  :submitters:', '  - :name: Kim', '    :email: kim@example.edu', ''],
      ].join('\n'),
    );
    const files = {
      'submission_metadata.yml': metadata,
      'submission_1/unit/first.ts': code('both'),
      'submission_2/unit/first.ts': code('kim'),
    };
    const expected = { 's1+s2': by('both'), 'kim@example.edu': by('kim') };
    const packed = Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [`assignment_9_export/${name}`, bytes]),
    );
    for (const where of [await folder(files), await zipped(packed)]) {
      const { found } = await findSubmissions(where);
      expect(await read(found)).toEqual(expected);
      expect(Object.fromEntries(found.map(({ name, handedIn }) => [name, handedIn]))).toEqual({
        's1+s2': new Date('2026-11-12T19:44:28Z'),
        'kim@example.edu': undefined,
      });
    }
  });

  it('GitHub Classroom: repositories named after the assignment and the user', async () => {
    const where = await folder(
      { 'gans-ada/unit/first.ts': code('ada'), 'gans-alan-t/unit/first.ts': code('alan') },
      'gans-submissions',
    );
    expect(await read((await findSubmissions(where)).found)).toEqual({
      ada: by('ada'),
      'alan-t': by('alan'),
    });
  });

  it('the exercise of its unit, if another unit has one of that name', async () => {
    const where = await zipped(
      { 'unit/first.ts': code('ada'), 'other/first.ts': code('someone') },
      'two-units.zip',
    );
    expect(await read((await findSubmissions(where)).found)).toEqual({ 'two-units': by('ada') });
  });

  it('one submission, as the page packs it', async () => {
    const { many, found } = await findSubmissions(await zipped({ 'unit/first.ts': code('ada') }, 'ada.zip'));
    expect(many).toBe(false);
    expect(await read(found)).toEqual({ ada: by('ada') });
  });
});

describe('archives that are refused', () => {
  /** One bad archive beside a good one: the good one is still read. */
  async function beside(bad: Uint8Array): Promise<string | undefined> {
    const where = await folder({ 'bad.zip': bad, 'good.zip': work('good') });
    const all = await read((await findSubmissions(where)).found);
    expect(all['good']).toBe(by('good'));
    return all['bad'];
  }

  it('not an archive', async () => {
    expect(await beside(strToU8('MZ not a zip'))).toContain('the archive cannot be read');
    expect(await beside(work('cut').subarray(0, 60))).toContain('the archive cannot be read');
  });

  it('a bomb, by its declared size', async () => {
    const bomb = zipSync({ 'unit/first.ts': new Uint8Array(40 * 1024 ** 2) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await beside(bomb)).toContain('41943040 bytes; the limit is 262144');
  });

  it('a bomb that declares too small a size', async () => {
    const bomb = zipSync({ 'unit/first.ts': new Uint8Array(40 * 1024 ** 2) });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    const directory = view.getUint32(bomb.length - 6, true);
    view.setUint32(directory + 24, 100, true);
    expect(await beside(bomb)).toMatch(/is damaged in the archive|^\0{100}$/);
  });

  it('too many entries', async () => {
    const names = Array.from({ length: 10_001 }, (_, i) => [`file-${i}.txt`, new Uint8Array(0)] as const);
    expect(await beside(zipSync(Object.fromEntries(names)))).toContain('more than 10000 files');
  });

  it('one file twice, in a different case or folder', async () => {
    expect(await beside(zipSync({ 'unit/first.ts': code('a'), 'Unit/First.ts': code('b') }))).toBe(by('a'));
    expect(await beside(zipSync({ 'a/unit/first.ts': code('a'), 'b/unit/first.ts': code('b') }))).toContain(
      "'bad.zip/a/unit/first.ts' and 'bad.zip/b/unit/first.ts' differ",
    );
  });

  it('paths that lead elsewhere', async () => {
    for (const path of ['../unit/first.ts', '/unit/first.ts', 'C:\\unit\\first.ts', 'a/../unit/first.ts'])
      expect(await beside(zipSync({ [path]: code('a') }))).toContain('leads outside the archive');
  });

  it('but names with backslashes, as old programs for Windows write them', async () => {
    expect(await beside(zipSync({ 'work\\unit\\first.ts': code('a') }))).toBe(by('a'));
  });

  it('a file too large for the exercise', async () => {
    expect(await beside(zipSync({ 'unit/first.ts': new Uint8Array(300_000) }))).toContain(
      'the limit is 262144',
    );
  });
});
