import type { Stats } from 'node:fs';
import { open, readdir, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** A file that replaces another once it is complete; until then, and after a failure, the old file stays. */
export interface StagedFile {
  write(text: string | Uint8Array): Promise<void>;
  /** @param lasting sync the file to the disk before it gets its name */
  commit(lasting?: boolean): Promise<void>;
  discard(): Promise<void>;
}

/** @param like the old file, whose owner and permissions are kept */
export async function stageFile(file: string, like?: Stats): Promise<StagedFile> {
  const beside = `${file}.${process.pid}.part`;
  await rm(beside, { force: true });
  // 'wx' does not open an existing file and does not follow links.
  const handle = await open(beside, 'wx', like?.mode);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await handle.close();
  };
  const discard = async (): Promise<void> => {
    await close().catch(() => undefined);
    await rm(beside, { force: true });
  };
  return {
    write: (text) => handle.writeFile(text),
    async commit(lasting = true) {
      try {
        if (like) await keepOwner(handle, like);
        if (lasting) await handle.sync();
        await close();
        await rename(beside, file);
        if (lasting) await syncFolder(dirname(file));
      } catch (error) {
        await discard();
        throw error;
      }
    },
    discard,
  };
}

/** Removes the temporary files that killed runs left beside a file. */
export async function removeLeftovers(file: string): Promise<void> {
  const [folder, name] = [dirname(file), basename(file)];
  for (const entry of await readdir(folder).catch(() => [])) {
    const { 1: pid } = /^\.(\d+)\.part$/.exec(entry.startsWith(name) ? entry.slice(name.length) : '') ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) await rm(join(folder, entry), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Replaces a file atomically: on a full disk the old file stays, not half of a new one. */
export async function replaceFile(file: string, content: string | Uint8Array, lasting = true): Promise<void> {
  const staged = await stageFile(file, await stat(file).catch(() => undefined));
  try {
    await staged.write(content);
  } catch (error) {
    await staged.discard();
    throw error;
  }
  await staged.commit(lasting);
}

async function keepOwner(handle: FileHandle, { uid, gid, mode }: Stats): Promise<void> {
  // Only root can change the owner; otherwise the file belongs to whoever writes it.
  await handle.chown(uid, gid).catch(() => undefined);
  await handle.chmod(mode & 0o7777);
}

/** Makes the new name survive a power loss, on systems that can. */
async function syncFolder(folder: string): Promise<void> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(folder, 'r');
    await handle.sync();
  } catch {
    // Windows opens no folders.
  } finally {
    await handle?.close();
  }
}
