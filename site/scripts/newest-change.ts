import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * When any of these files, or of the files in these folders, last changed: milliseconds since 1970. A file that was removed
 * or renamed counts by the change of its folder.
 * @param root the folder that the paths are relative to
 * @throws if a path does not exist
 */
export async function newestChange(root: string, paths: readonly string[]): Promise<number> {
  let newest = 0;
  for (const path of paths) {
    const stats = await stat(join(root, path));
    newest = Math.max(newest, stats.mtimeMs);
    if (!stats.isDirectory()) continue;
    const inside = (await readdir(join(root, path))).map((name) => `${path}/${name}`);
    newest = Math.max(newest, await newestChange(root, inside));
  }
  return newest;
}
