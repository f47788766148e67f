import { archiveStem } from './archive.ts';
import { ignoredEverywhere, ignoredFile } from './ignored.ts';
import type { Owner } from './owners.ts';
import type { FolderNode, TreeNode } from './tree.ts';

const whole = /^(?:attempt|versuch|tentative|intento)[ _-]?(\d{1,3})$/i;
const behind = /^(.+?)[ _-]+\(?(?:attempt|versuch|tentative|intento)[ _-]?(\d{1,3})\)?$/i;

/**
 * The same owners, one for each attempt, if a student's folder contains only attempts (`Attempt 1`, `Attempt 2`), or if
 * the names of several folders differ only in the number of the attempt.
 */
export function withAttempts(owners: readonly Owner[]): Owner[] {
  const bases = Map.groupBy(owners, ({ name }) => (behind.exec(name)?.[1] ?? name).toLowerCase());
  return owners.flatMap((owner) => {
    const [, base = '', number] = behind.exec(owner.name) ?? [];
    const same = number === undefined ? [] : (bases.get(base.toLowerCase()) ?? []);
    return same.length > 1 ? [{ ...owner, name: base, order: Number(number) }] : inside(owner);
  });
}

/** The attempts in a student's own folder. */
function inside(owner: Owner): Owner[] {
  const [part, another] = owner.parts;
  const content = part?.nodes.filter(({ name }) => !isJunk(name)) ?? [];
  if (!part || another || content.length < 2 || !content.every(isAttempt)) return [owner];
  const junk = part.nodes.filter(({ name }) => isJunk(name));
  return content.map((node, i) => ({
    ...owner,
    order: Number(whole.exec(archiveStem(node.name))?.[1]),
    parts: [{ ...part, source: [...part.source, node.name], nodes: i === 0 ? [...junk, node] : [node] }],
    typed: i === 0 ? owner.typed : [],
  }));
}

const isJunk = (name: string): boolean =>
  ignoredEverywhere(name) !== undefined || ignoredFile(name) !== undefined;

/** `Attempt 2`. */
export const isAttemptName = (name: string): boolean => whole.test(name);

const isAttempt = (node: TreeNode): node is FolderNode =>
  node.kind === 'folder' && isAttemptName(archiveStem(node.name));
