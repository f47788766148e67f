/** A file or folder that cannot be read: the rule, the value, and what to do, in one sentence. */
export class Unreadable extends Error {}

export interface FileNode {
  readonly kind: 'file';
  readonly name: string;
  /** Bytes, as declared. */
  readonly size: number;
  /** Rejects with an Unreadable. */
  readonly read: () => Promise<Uint8Array>;
}

export interface FolderNode {
  readonly kind: 'folder';
  readonly name: string;
  /** True for an archive; its name keeps its extension. */
  readonly packed: boolean;
  /** Sorted by name; two entries of an archive may have the same name. */
  readonly children: readonly TreeNode[];
  /** The guess that was needed to read it, in a sentence. */
  readonly guess?: string | undefined;
}

/** A link, a device or a damaged archive, with its name and the reason why nothing is read from it. */
export interface DeadNode {
  readonly kind: 'link' | 'special' | 'unreadable';
  readonly name: string;
  readonly reason: string;
  /** True if files may be inside. */
  readonly container: boolean;
  /** True if it represents the unlisted part of an archive and has no name. */
  readonly rest?: true;
}

export type TreeNode = FileNode | FolderNode | DeadNode;

/** An entry of an archive with its path. */
export interface Placed {
  readonly path: readonly string[];
  readonly node: Exclude<TreeNode, FolderNode> | { readonly kind: 'empty folder' };
}

export const folderNode = (
  name: string,
  children: readonly TreeNode[],
  more: { readonly packed?: boolean; readonly guess?: string | undefined } = {},
): FolderNode => ({
  ...{ kind: 'folder', name, packed: more.packed ?? false, guess: more.guess },
  children: children.toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)),
});

/** Folders whose content is never read. */
export const isClosedFolder = (name: string): boolean =>
  name.startsWith('.') || /^(node_modules|__macosx)$/i.test(name);

interface Building {
  readonly folders: Map<string, Building>;
  readonly leaves: TreeNode[];
}

/**
 * The folders and files of an archive, from its list of entries. Two spellings of one name remain two folders, as on a
 * disk.
 */
export function childrenOf(placed: readonly Placed[]): TreeNode[] {
  const top: Building = { folders: new Map(), leaves: [] };
  for (const { path, node } of placed) {
    let at: Building | undefined = top;
    const folders = node.kind === 'empty folder' ? path : path.slice(0, -1);
    for (const part of folders) {
      const next: Building = at.folders.get(part) ?? { folders: new Map(), leaves: [] };
      at.folders.set(part, next);
      at = isClosedFolder(part) ? undefined : next;
      if (!at) break;
    }
    if (at && node.kind !== 'empty folder') at.leaves.push(node);
  }
  return built(top);
}

const built = ({ folders, leaves }: Building): TreeNode[] => [
  ...leaves,
  ...[...folders].map(([name, inside]) => folderNode(name.normalize('NFC'), built(inside))),
];
