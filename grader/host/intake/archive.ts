import { unpackedStore, type Store } from './bytes.ts';
import {
  maxArchiveDepth,
  maxInnerArchiveBytes,
  maxTarBytes,
  maxEntries,
  maxAllInnerBytes,
} from './limits.ts';
import { displayName } from './display.ts';
import { gunzipped, listTar } from './tar.ts';
import { childrenOf, folderNode, Unreadable, type DeadNode, type FileNode, type TreeNode } from './tree.ts';
import { listZip, type Listing } from './zip.ts';

/** What an archive and all archives inside it may still use. */
export interface Budget {
  entries: number;
  /** Bytes of archives inside archives. */
  inner: number;
}

export const sourceBudget = (): Budget => ({ entries: maxEntries.source, inner: Infinity });
const studentBudget = (): Budget => ({ entries: maxEntries.student, inner: maxAllInnerBytes });

type Format = 'zip' | 'tar' | 'tgz';

/** Decides by name; the real type shows when it is opened. */
export function formatOf(name: string): Format | undefined {
  if (/\.zip$/i.test(name)) return 'zip';
  if (/\.tar$/i.test(name)) return 'tar';
  return /\.(tgz|tar\.gz)$/i.test(name) ? 'tgz' : undefined;
}

/** Archives that are not supported. */
export const isForeignArchive = (name: string): boolean =>
  /\.(rar|7z|zipx|gz|bz2|xz|zst|lz4|lzma|tbz2?|txz|z|arj|cab|iso|dmg|jar|ace|sitx?|apk|deb|rpm|exe)$/i.test(
    name,
  ) && formatOf(name) === undefined;

/** A name without the extension of an archive. */
export const archiveStem = (name: string): string =>
  formatOf(name) === undefined && !isForeignArchive(name)
    ? name
    : name.replace(/\.tar\.\w+$/i, '').replace(/\.\w+$/, '') || name;

/**
 * An archive as a folder, with the archives inside it opened too; or, if it cannot be read, its name and the reason.
 *
 * @param depth archives around this one
 */
export async function openArchive(
  name: string,
  format: Format,
  store: Store,
  depth: number,
  budget: Budget,
): Promise<TreeNode> {
  try {
    const { entries, damage, guess } = await listed(format, store, depth, budget);
    budget.entries -= entries.length;
    const children = await opened(childrenOf(entries), depth + 1, budget);
    if (damage !== undefined) children.push(damagedRest(name, damage));
    return folderNode(name, children, { packed: true, guess });
  } catch (error) {
    if (!(error instanceof Unreadable) && !isSystemError(error)) throw error;
    return deadArchive(name, error);
  }
}

const isSystemError = (error: unknown): boolean =>
  typeof (error as NodeJS.ErrnoException | undefined)?.code === 'string';

const deadArchive = (name: string, error: unknown): DeadNode => ({
  ...{ kind: 'unreadable', name, container: true },
  reason: `${displayName(name)}: ${error instanceof Unreadable ? error.message : `the archive cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'}).`}`,
});

/** Represents the part of an archive that could not be listed. */
const damagedRest = (name: string, damage: string): DeadNode => ({
  ...{ kind: 'unreadable', name: `${name} (rest)`, container: true, rest: true },
  reason: `${displayName(name)}: ${damage}`,
});

function listed(format: Format, store: Store, depth: number, budget: Budget): Promise<Listing> {
  if (format === 'zip') return listZip(store, budget.entries, depth === 0);
  if (format === 'tar') return listTar(store, budget.entries);
  const most = depth === 0 ? maxTarBytes.source : maxTarBytes.student;
  const unpack = (): Promise<Uint8Array> =>
    store.use(async (bytes) => gunzipped(await bytes.slice(0, bytes.size), most, depth === 0));
  return listTar(depth === 0 ? sharedStore(unpack) : unpackedStore(unpack), budget.entries);
}

/** An archive of a whole class is unpacked once, because each student's file is read from it. */
function sharedStore(unpack: () => Promise<Uint8Array>): Store {
  let held: Promise<Uint8Array> | undefined;
  return {
    async use(work) {
      held ??= unpack();
      const buffer = await held;
      return work({
        size: buffer.length,
        slice: (start, length) => Promise.resolve(buffer.subarray(start, start + length)),
      });
    },
  };
}

/** The same nodes, with each archive among them opened as a folder. */
async function opened(nodes: readonly TreeNode[], depth: number, budget: Budget): Promise<TreeNode[]> {
  const all: TreeNode[] = [];
  for (const node of nodes) {
    if (node.kind === 'folder')
      all.push(folderNode(node.name, await opened(node.children, depth, budget), node));
    else if (node.kind === 'file') all.push(await openedFile(node, depth, budget));
    else all.push(node);
  }
  return all;
}

function openedFile(node: FileNode, depth: number, outer: Budget): Promise<TreeNode> | TreeNode {
  const format = formatOf(node.name);
  if (format === undefined) return node;
  if (depth >= maxArchiveDepth)
    return deadArchive(node.name, new Unreadable('archives are nested too deeply. Pack the folder once.'));
  if (node.size > maxInnerArchiveBytes)
    return deadArchive(
      node.name,
      new Unreadable(`the archive has ${node.size} bytes; the limit is ${maxInnerArchiveBytes}.`),
    );
  // Each student's archive has its own limits, so that it takes nothing from the others.
  const budget = outer.inner === Infinity ? studentBudget() : outer;
  budget.inner -= node.size;
  if (budget.inner < 0)
    return deadArchive(
      node.name,
      new Unreadable(`the nested archives have more than ${maxAllInnerBytes} bytes. Pack the folder once.`),
    );
  return openArchive(node.name, format, unpackedStore(node.read), depth, budget);
}

/** A file of a folder: opened if it is an archive. */
export const openedOnDisk = (name: string, store: Store): Promise<TreeNode> | undefined => {
  const format = formatOf(name);
  return format && openArchive(name, format, store, 1, studentBudget());
};
