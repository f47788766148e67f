/** Node only: a partial download belongs to one process at a time. */
import { readdir, rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/**
 * A name for the partial file that only this process writes: `<path>.<tag>.part.<pid>`. What a process that has
 * ended left is taken over under that name, and so continued; what a living one writes is left alone.
 *
 * @param tag tells versions of the file apart, so that bytes of one are never continued with those of another
 */
export async function claimPartial(path: string, tag: string): Promise<string> {
  const prefix = `${path}.${tag}.part.`;
  const mine = prefix + String(process.pid);
  const names = (await readdir(dirname(path))).map((name) => join(dirname(path), name));
  if (names.includes(mine)) return mine;
  for (const name of names) {
    if (!basename(name).startsWith(basename(prefix)) || isAlive(Number(name.slice(prefix.length)))) continue;
    try {
      await rename(name, mine);
      return mine;
    } catch (error) {
      // Another process has just taken it over.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  return mine;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // signal 0 only tests whether the process exists
    return true;
  } catch (error) {
    // EPERM: it is running and belongs to a different user.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
