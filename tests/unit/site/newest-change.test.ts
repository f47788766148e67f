import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { newestChange } from '#site/scripts/newest-change.ts';

const at = (year: number): number => Date.UTC(year, 0);
let root: string;

/** Sets when a file or folder was changed. */
const age = (path: string, year: number): Promise<void> =>
  utimes(join(root, path), new Date(at(year)), new Date(at(year)));

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'genlab-newest-'));
  await mkdir(join(root, 'site/src'), { recursive: true });
  for (const file of ['lock.json', 'site/src/a.ts', 'site/src/b.ts']) await writeFile(join(root, file), '');
  for (const path of ['lock.json', 'site/src/a.ts', 'site/src/b.ts', 'site/src', 'site'])
    await age(path, 2001);
});
afterEach(() => rm(root, { recursive: true }));

const newest = (): Promise<number> => newestChange(root, ['lock.json', 'site']);

it('is the time of the newest file or folder', async () => {
  expect(await newest()).toBe(at(2001));
});

it.each(['lock.json', 'site/src/b.ts'])('finds the change of %s', async (file) => {
  await age(file, 2002);
  expect(await newest()).toBe(at(2002));
});

it('finds that a file was removed', async () => {
  await rm(join(root, 'site/src/b.ts'));
  expect(await newest()).toBeGreaterThan(at(2020));
});

it('refuses a path that does not exist', async () => {
  await expect(newestChange(root, ['nothing'])).rejects.toThrow('ENOENT');
});
