/** The files of a workspace on the disk. Nothing here follows a link below the workspace, or leaves half a file behind. */
import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './usage.ts';

/** More than any file of a workspace has. */
const largest = 4 * 1024 * 1024;

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL } = constants;
// Windows has neither; there, the check before the file is opened has to do.
const flag = (name: 'O_NOFOLLOW' | 'O_NONBLOCK'): number =>
  (constants as Readonly<Record<string, number | undefined>>)[name] ?? 0;

/**
 * Writes a file of a workspace, by its path below it; folders on the way are made.
 *
 * @param place `new` writes only where nothing is yet, `any` also replaces a file
 * @returns false if `place` is `new` and something is there
 * @throws UsageError in one sentence: a link or a file on the way, a right that is missing, a disk that is full
 */
export async function writeInside(
  root: string,
  path: string,
  content: string | Uint8Array,
  place: 'new' | 'any',
): Promise<boolean> {
  const parts = path.split('/');
  const file = join(root, ...parts);
  return withReason(file, 'written', async () => {
    for (let depth = 1; depth < parts.length; depth++) await folderAt(join(root, ...parts.slice(0, depth)));
    const there = await statOf(file);
    if (there?.isSymbolicLink()) throw linkAt(file);
    if (there && place === 'new') return false;
    if (there && !there.isFile()) throw new UsageError(`${file} is not a file. Move it away first.`);
    // A new file takes the name: if the old one has a second name, what that leads to stays as it is.
    const fresh = `${file}.${randomUUID()}.new`;
    try {
      await writeWhole(fresh, content);
      await rename(fresh, file);
    } catch (error) {
      await rm(fresh, { force: true }).catch(() => undefined);
      throw error;
    }
    return true;
  });
}

/**
 * Reads a file of a workspace; undefined if there is none.
 *
 * @throws UsageError in one sentence: a link, something that is not a file, a right that is missing
 */
export async function readInside(root: string, path: string): Promise<Buffer | undefined> {
  const parts = path.split('/');
  const file = join(root, ...parts);
  return withReason(file, 'read', async () => {
    for (let depth = 1; depth <= parts.length; depth++) {
      const place = join(root, ...parts.slice(0, depth));
      const there = await statOf(place);
      if (!there) return undefined;
      if (there.isSymbolicLink()) throw linkAt(place);
      if (depth < parts.length) continue;
      if (!there.isFile()) throw new UsageError(`${file} is not a file. Move it away first.`);
      if (there.size > largest)
        throw new UsageError(`${file} has ${there.size} bytes; at most ${largest} are read.`);
    }
    const handle = await open(file, O_RDONLY | flag('O_NOFOLLOW') | flag('O_NONBLOCK'));
    return closing(handle, () => handle.readFile());
  });
}

/** What is there, links not followed; undefined if nothing is. */
async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** A folder below a workspace, made if it is not there. */
async function folderAt(path: string): Promise<void> {
  await mkdir(path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  const there = await statOf(path);
  if (there?.isSymbolicLink()) throw linkAt(path);
  if (!there?.isDirectory())
    throw new UsageError(`${path} is a file, and a folder has to be there. Move it away first.`);
}

async function writeWhole(file: string, content: string | Uint8Array): Promise<void> {
  const handle = await open(file, O_WRONLY | O_CREAT | O_EXCL | flag('O_NOFOLLOW'), 0o666);
  await closing(handle, () => handle.writeFile(content));
}

async function closing<T>(handle: FileHandle, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await handle.close();
  }
}

const linkAt = (path: string): UsageError =>
  new UsageError(
    `${path} is a link, and genlab follows none in a workspace. Put the file or folder itself there.`,
  );

async function withReason<T>(path: string, done: 'read' | 'written', work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} cannot be ${done}: ${reasonOf(error)}.`);
  }
}

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no right to it',
  EPERM: 'you have no right to it',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  ENOENT: 'its folder is not there',
  ENOTDIR: 'a file is in the place of one of its folders',
  ELOOP: 'it is a link',
  ENAMETOOLONG: 'its name is too long',
};

/** Why the system refused, in words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code ?? ''] ?? code ?? (error instanceof Error ? error.message : String(error));
}
