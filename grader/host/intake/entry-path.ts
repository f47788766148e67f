import { isClosedFolder, type Placed } from './tree.ts';
import { maxFolderDepth, maxNameLength } from './limits.ts';
import { displayName } from './display.ts';

/** Names that Windows reserves for devices, whatever their extension. */
const device = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?$/i;

/**
 * The parts of an entry's path in an archive, and what is wrong with it, if anything. Old programs for Windows separate
 * parts by backslashes, which is accepted.
 */
export function entryPath(name: string): { readonly path: readonly string[]; readonly problem?: string } {
  const parts = name.split(/[\\/]/);
  const path = parts.filter(
    (part) => part !== '' && part !== '.' && part !== '..' && !/^[a-z]:$/i.test(part),
  );
  const called = JSON.stringify(displayName(name));
  if (parts.includes('..') || /^[\\/]|^[a-z]:/i.test(name))
    return {
      path,
      problem: `the archive has a file ${called}, whose path leads outside the archive. Pack the folder itself.`,
    };
  if (path.length > maxFolderDepth && !path.slice(0, maxFolderDepth).some(isClosedFolder))
    return {
      path: path.slice(-maxFolderDepth),
      problem: `${called} lies more than ${maxFolderDepth} folders deep. Pack the course's folder only.`,
    };
  if (path.some((part) => part.length > maxNameLength))
    return {
      path: path.map((part) => part.slice(0, maxNameLength)),
      problem: `a name in ${called} has more than ${maxNameLength} characters. Rename it and pack again.`,
    };
  const reserved = path.find((part) => device.test(part));
  if (reserved !== undefined)
    return {
      path,
      problem: `'${displayName(reserved)}' is the name of a device on Windows. Rename it and pack again.`,
    };
  return { path };
}

/** The node at its place, or the reason why the place is refused. */
export function placedAt(name: string, node: (leaf: string) => Placed['node']): Placed | undefined {
  const { path, problem } = entryPath(name);
  const leaf = path.at(-1)?.normalize('NFC');
  if (leaf === undefined) return undefined;
  if (problem === undefined) return { path, node: node(leaf) };
  return { path, node: { kind: 'unreadable', name: leaf, reason: problem, container: false } };
}
