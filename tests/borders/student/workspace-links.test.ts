import { cp, link, lstat, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readInside, writeInside } from '#grader/cli/workspace-disk.ts';
import { genlab, id, makeCourse } from '#tests/unit/cli/genlab.ts';

let made: Awaited<ReturnType<typeof makeCourse>>;
let base: string;
let root: string;
let outside: string;

/** A workspace created by `genlab init`, as deep in its folder as each test's. */
const fresh = (): string => join(made.base, 'fresh');
beforeAll(async () => {
  made = await makeCourse();
  expect(await genlab(made.base, 'init', 'fresh', '--course', made.course)).toMatchObject({ code: 0 });
});
afterAll(() => made.remove());

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'genlab-links-'));
  root = join(base, 'workspace');
  outside = join(base, 'outside');
  for (const folder of [root, outside]) await mkdir(folder);
  await writeFile(join(outside, 'secret.ts'), 'theirs');
});
afterEach(() => rm(base, { recursive: true, force: true }));

const plant = async (kind: string): Promise<void> => {
  const [unit, file] = [join(root, 'unit'), join(root, 'unit', 'one.ts')];
  if (kind === 'folder') await symlink(outside, unit);
  else await mkdir(unit);
  if (kind === 'file') await symlink(join(outside, 'secret.ts'), file);
  if (kind === 'dangling file') await symlink(join(outside, 'new.ts'), file);
  if (kind === 'hard link') await link(join(outside, 'secret.ts'), file);
};

describe.skipIf(process.platform === 'win32')('a link in a workspace', () => {
  test.each(['folder', 'file', 'dangling file'])('is not written through: %s', async (kind) => {
    await plant(kind);
    for (const place of ['new', 'any'] as const)
      await expect(writeInside(root, 'unit/one.ts', 'mine', place)).rejects.toThrow(
        /is a link, and genlab does not follow links/,
      );
    expect(await readdir(outside)).toEqual(['secret.ts']);
    expect(await readFile(join(outside, 'secret.ts'), 'utf8')).toBe('theirs');
  });

  test.each(['folder', 'file', 'dangling file'])('is not read through: %s', async (kind) => {
    await plant(kind);
    const wanted = kind === 'folder' ? 'unit/secret.ts' : 'unit/one.ts';
    await expect(readInside(root, wanted)).rejects.toThrow(/is a link/);
  });

  test('is not written to through its second name', async () => {
    await plant('hard link');
    expect(await writeInside(root, 'unit/one.ts', 'mine', 'any')).toBe(true);
    expect(await readFile(join(outside, 'secret.ts'), 'utf8')).toBe('theirs');
    expect(await readFile(join(root, 'unit', 'one.ts'), 'utf8')).toBe('mine');
  });

  test.each([
    ['init', 'reparametrization'],
    ['init', 'tsconfig.json'],
    ['init', `${id}.ts`],
    ['reset', 'reparametrization'],
    ['reset', `${id}.ts`],
    ['reset', '.genlab'],
    ['reset', '.genlab/backup'],
    ['hint', '.genlab'],
    ['hint', '.genlab/state.json'],
  ])('%s writes nothing through %s', async (command, place) => {
    const course = ['--course', made.course];
    if (command !== 'init') {
      await cp(fresh(), root, { recursive: true });
      await writeFile(join(root, `${id}.ts`), 'my work');
    }
    const path = join(root, ...place.split('/'));
    await rm(path, { recursive: true, force: true });
    await mkdir(join(path, '..'), { recursive: true });
    await symlink(/\.\w+$/.test(place) && place !== '.genlab' ? join(outside, 'new') : outside, path);
    const { code, out, err } = await genlab(root, command, ...(command === 'init' ? [] : [id]), ...course);
    expect(out + err).toMatch(/is a link, and genlab does not follow links in a workspace/);
    expect(out + err).not.toMatch(/^ {4}at |internal:/m);
    expect(code).toBe(2);
    expect(await readdir(outside)).toEqual(['secret.ts']);
    // Existing files are still there.
    expect((await lstat(path)).isSymbolicLink()).toBe(true);
    if (place.startsWith('.genlab')) expect(await readFile(join(root, `${id}.ts`), 'utf8')).toBe('my work');
  });
});

test('reset keeps a copy of each byte, whatever the file contains', async () => {
  const bytes = Uint8Array.of(0xff, 0xfe, 0x61, 0x00, 0x80, 0xc3);
  await cp(fresh(), root, { recursive: true });
  await writeFile(join(root, `${id}.ts`), bytes);
  await genlab(root, 'reset', id, '--course', made.course);
  const folder = join(root, '.genlab', 'backup', 'reparametrization');
  const [backup = ''] = await readdir(folder);
  expect(Uint8Array.from(await readFile(join(folder, backup)))).toEqual(bytes);
});

test.each([
  ['a file instead of a folder', (path: string) => writeFile(path, '')],
  ['a folder instead of a file', (path: string) => mkdir(join(path, 'one.ts'), { recursive: true })],
])('%s is refused in one sentence, and nothing is left behind', async (_, make) => {
  await make(join(root, 'unit'));
  await expect(writeInside(root, 'unit/one.ts', 'mine', 'any')).rejects.toThrow(/Move it away first\.$/);
  expect(await readdir(root, { recursive: true })).not.toContainEqual(expect.stringMatching(/\.new$/));
});
