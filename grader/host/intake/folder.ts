import { constants } from 'node:fs';
import { lstat, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openedOnDisk } from './archive.ts';
import { diskStore } from './bytes.ts';
import { maxFolderDepth, maxInnerArchiveBytes, maxEntries } from './limits.ts';
import { displayName } from './display.ts';
import { folderNode, isClosedFolder, Unreadable, type DeadNode, type TreeNode } from './tree.ts';

/** The number of entries that may still be read. */
interface Left {
  entries: number;
}

/**
 * A folder of the disk. Links are never followed and hard links are not accepted, so a submission reaches nothing
 * outside itself.
 *
 * @throws Error in one sentence if it has more entries than any class
 */
export async function folderTree(path: string, name: string): Promise<TreeNode> {
  return folderNode(name, await childrenIn(path, 1, { entries: maxEntries.source }));
}

async function childrenIn(path: string, depth: number, left: Left): Promise<TreeNode[]> {
  const names = await readdir(path);
  left.entries -= names.length;
  if (left.entries < 0)
    throw new Error(`${path} has more than ${maxEntries.source} entries below it. Name a smaller folder.`);
  const nodes: TreeNode[] = [];
  for (const name of names) nodes.push(await nodeAt(join(path, name), name.normalize('NFC'), depth, left));
  return nodes;
}

/** One file of the disk, opened if it is an archive. */
export const fileTree = (path: string, name: string): Promise<TreeNode> =>
  nodeAt(path, name, 1, { entries: maxEntries.source });

const dead = (kind: DeadNode['kind'], name: string, why: string, container = false): DeadNode => ({
  ...{ kind, name, reason: `${displayName(name)} ${why}`, container },
});

async function nodeAt(path: string, name: string, depth: number, left: Left): Promise<TreeNode> {
  try {
    const stat = await lstat(path);
    if (stat.isSymbolicLink())
      return dead('link', name, 'is a link; hand in the file or folder itself.', true);
    if (stat.isDirectory()) {
      if (isClosedFolder(name)) return folderNode(name, []);
      if (depth >= maxFolderDepth)
        return dead('unreadable', name, `lies more than ${maxFolderDepth} folders deep.`, true);
      return folderNode(name, await childrenIn(path, depth + 1, left));
    }
    if (!stat.isFile()) return dead('special', name, 'is not a file.');
    // It may be another student's file, or one of ours, under a second name.
    if (stat.nlink > 1)
      return dead('unreadable', name, 'is a hard link to a file that has another name too; hand in a copy.');
    return (
      (await openedOnDisk(name, diskStore(path))) ?? {
        ...{ kind: 'file', name, size: stat.size },
        read: () => contentOf(path, name),
      }
    );
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return dead('unreadable', name, `cannot be read (${code}).`, true);
  }
}

// Windows lacks some of these flags, and does not need them.
const { O_RDONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;

/** Reads no more than the limit, even if the file has grown since it was checked, and does not wait for a pipe. */
async function contentOf(path: string, name: string): Promise<Uint8Array> {
  try {
    const handle = await open(path, (O_RDONLY ?? 0) | O_NOFOLLOW | O_NONBLOCK);
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) throw new Unreadable(`${displayName(name)} is not a file.`);
      if (stat.size > maxInnerArchiveBytes)
        throw new Unreadable(
          `${displayName(name)} has ${stat.size} bytes; the limit is ${maxInnerArchiveBytes}.`,
        );
      const buffer = new Uint8Array(stat.size);
      const { bytesRead } =
        stat.size === 0 ? { bytesRead: 0 } : await handle.read(buffer, 0, buffer.length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Unreadable) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw new Unreadable(`${displayName(name)} cannot be read (${code ?? String(error)}).`);
  }
}
