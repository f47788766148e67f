/**
 * Reads and writes the files of a workspace. Nothing here follows a link below the workspace or leaves half a file
 * behind.
 */
import { randomUUID } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from './usage.ts';

/** More than any file of a workspace needs. */
const largest = 4 * 1024 * 1024;

const { O_RDONLY, O_WRONLY, O_CREAT, O_EXCL } = constants;
// Windows has neither; there, the check before opening the file has to suffice.
const flag = (name: 'O_NOFOLLOW' | 'O_NONBLOCK'): number =>
  (constants as Readonly<Record<string, number | undefined>>)[name] ?? 0;

/**
 * Writes a file at its path in a workspace; missing folders are created.
 *
 * @param place `new` writes only if nothing is there yet, `any` also replaces a file
 * @returns false if `place` is `new` and something is there
 * @throws UsageError in one sentence: for a link or a file on the path, a missing permission or a full disk
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
    // A new file takes the name: if the old one is hard-linked elsewhere, that file stays as it is.
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
 * @throws UsageError in one sentence: for a link, something that is not a file, or a missing permission
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

/** The entry at a path, without following links; undefined if there is none. */
async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Creates a folder in a workspace if it is missing. */
async function folderAt(path: string): Promise<void> {
  await mkdir(path).catch((error: unknown) => {
    if (codeOf(error) !== 'EEXIST') throw error;
  });
  const there = await statOf(path);
  if (there?.isSymbolicLink()) throw linkAt(path);
  if (!there?.isDirectory())
    throw new UsageError(`${path} is a file where a folder is needed. Move it away first.`);
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
    `${path} is a link, and genlab does not follow links in a workspace. Put the file or folder itself there.`,
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
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENOENT: 'its folder is missing',
  ENOTDIR: 'one of its folders is a file',
  ELOOP: 'it is a link',
  ENAMETOOLONG: 'its name is too long',
};

/** The reason for a system error, in words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code ?? ''] ?? code ?? (error instanceof Error ? error.message : String(error));
}
