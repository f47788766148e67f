import { answersIn, type Answers } from './answers.ts';
import { archiveStem } from './archive.ts';
import type { Ledger } from './account.ts';
import { shapeOf } from './class-shape.ts';
import type { CourseNames } from './course-names.ts';
import { ignoredEverywhere, ignoredFile } from './ignored.ts';
import { withAttempts } from './named-attempts.ts';
import { ownersIn, type Owner, type Part } from './owners.ts';
import { sectionsOf } from './sections.ts';
import { joinNames, displayName, displayPath } from './display.ts';
import { Unreadable, type FolderNode, type TreeNode } from './tree.ts';

/** One submission of a source, before it has an identity. */
export interface Recognised
  extends Pick<Owner, 'name' | 'shown' | 'members' | 'group' | 'handedIn' | 'order'>, Answers {
  /** Its path. */
  readonly source: string;
}

/**
 * The submissions of one source. Only the tree decides, so a class is read the same way whether packed or unpacked.
 *
 * @param known keys of students that a table names
 * @throws Error in one sentence if the source has no submission
 */
export async function recognise(
  source: FolderNode,
  course: CourseNames,
  ledger: Ledger,
  known: ReadonlySet<string> = new Set(),
): Promise<{ many: boolean; submissions: Recognised[] }> {
  let [top, at] = [source, [source.name] as readonly string[]];
  const guesses = new Set<string>();
  for (;;) {
    noteHowItWasRead(top, ledger, guesses);
    const shape = shapeOf(top, course);
    if (shape.kind === 'nothing')
      throw new Error(
        `${displayName(source.name)} holds no submission. A submission is a folder with <unit>/<exercise>.ts files, or a zip of one (units: ${course.units.join(', ')}).`,
      );
    if (shape.kind !== 'wrapper') {
      const many = shape.kind === 'class';
      const submissions = many
        ? await inClass(top, at, course, ledger, guesses, known)
        : [await ofOwner(alone(top, at, source), course, ledger, guesses)];
      for (const guess of guesses) ledger.notes.push(`${displayName(source.name)}: ${guess}`);
      return { many, submissions };
    }
    beside(top, shape.inside, at, ledger);
    [top, at] = [shape.inside, [...at, shape.inside.name]];
  }
}

/** How an archive was read, and which parts cannot be read. */
function noteHowItWasRead(top: FolderNode, ledger: Ledger, guesses: Set<string>): void {
  if (top.guess !== undefined) guesses.add(top.guess);
  for (const node of top.children) if ('rest' in node) ledger.notes.push(node.reason);
}

/** Entries beside the folder around a class. */
function beside(top: FolderNode, inside: FolderNode, at: readonly string[], ledger: Ledger): void {
  for (const node of top.children)
    if (node !== inside) reportOrIgnore(node, displayPath([...at, node.name]), ledger);
}

function reportOrIgnore(node: TreeNode, path: string, ledger: Ledger): void {
  const ignored = ignoredEverywhere(node.name) ?? ignoredFile(node.name);
  if (ignored !== undefined) ledger.ignore(path, ignored);
  else ledger.reportUnknown(path, 'it is beside the class');
}

const alone = (top: FolderNode, at: readonly string[], source: FolderNode): Owner => ({
  name: archiveStem(top === source ? source.name : top.name),
  members: [],
  parts: [{ path: at, source: at, nodes: top.children }],
  typed: [],
});

async function inClass(
  top: FolderNode,
  at: readonly string[],
  course: CourseNames,
  ledger: Ledger,
  guesses: Set<string>,
  known: ReadonlySet<string>,
): Promise<Recognised[]> {
  const all: Recognised[] = [];
  for (const owner of withAttempts(await ownersOf(top, at, course, ledger, guesses, known)))
    all.push(await ofOwner(owner, course, ledger, guesses));
  return all;
}

/** The submissions of a class, or of all its sections. */
async function ownersOf(
  top: FolderNode,
  at: readonly string[],
  course: CourseNames,
  ledger: Ledger,
  guesses: Set<string>,
  known: ReadonlySet<string>,
): Promise<Owner[]> {
  const { sections, doubt } = sectionsOf(top, course, known);
  if (doubt !== undefined) ledger.notes.push(`${displayPath(at)}: ${doubt}`);
  if (sections.length === 0) return ownersIn(top, at, course, ledger);
  const names = sections.map(({ path: [folder] }) => folder?.name ?? '');
  ledger.notes.push(
    `${displayPath(at)} was read as a class in ${names.length} parts: ${joinNames(
      names.map((name) => displayName(name)),
      5,
    )}.`,
  );
  const rest = top.children.filter((node) => !sections.some(({ path }) => path[0] === node));
  const all = await ownersIn({ ...top, children: rest }, at, course, ledger);
  for (const section of sections) {
    let place = at;
    for (const [i, folder] of section.path.entries()) {
      place = [...place, folder.name];
      noteHowItWasRead(folder, ledger, guesses);
      const inside = section.path[i + 1];
      if (inside) beside(folder, inside, place, ledger);
    }
    all.push(...(await ownersIn(section.top, place, course, ledger)));
  }
  return merged(all);
}

/** All that one student handed in to several assignments of a platform is one submission. */
function merged(owners: readonly Owner[]): Owner[] {
  return [...Map.groupBy(owners, ({ name }) => name).values()].map((same) => {
    const times = same.flatMap(({ handedIn }) => handedIn ?? []);
    return {
      ...(same[0] as Owner),
      handedIn: times.toSorted((a, b) => a.getTime() - b.getTime()).at(-1),
      parts: same.flatMap(({ parts }) => parts),
      typed: same.flatMap(({ typed }) => typed),
    };
  });
}

async function ofOwner(
  owner: Owner,
  course: CourseNames,
  ledger: Ledger,
  guesses: ReadonlySet<string>,
): Promise<Recognised> {
  const notes: string[] = [];
  for (const { path, nodes } of owner.parts)
    if (nodes.length === 0) ledger.reportUnknown(displayPath(path), 'an empty folder');
  const typed = await typedText(owner, ledger);
  if (typed && owner.parts.length > 0)
    notes.push('Text was typed into the platform as well; it was left out.');
  // eslint-disable-next-line no-control-regex -- no guess can get ASCII wrong
  if (/[^\u0000-\u007f]/.test(owner.name)) notes.push(...guesses);
  const answers = answersIn(owner.parts, course, ledger);
  const onlyTyped = owner.parts.length === 0;
  const [first] = [...owner.parts, ...owner.typed];
  return {
    ...{ name: owner.name, shown: owner.shown, members: owner.members },
    ...{ group: owner.group, handedIn: owner.handedIn, order: owner.order },
    source: displayPath(first?.source ?? []),
    read: onlyTyped ? () => Promise.resolve({ kind: 'unreadable', reason: typedOnly }) : answers.read,
    problem: onlyTyped ? typedOnly : answers.problem,
    notes: () => [...notes, ...answers.notes()],
  };
}

const typedOnly = 'only text or a link was typed into the platform. Hand in your <unit>/<exercise>.ts files.';

/** Whether anything was typed; each part goes into the ledger. The platform adds an empty text beside files. */
async function typedText({ typed, parts }: Owner, ledger: Ledger): Promise<boolean> {
  let any = false;
  for (const part of typed) {
    const written = (await Promise.all(part.nodes.map(hasText))).some(Boolean);
    const paths = pathsOf(part);
    for (const path of paths)
      if (parts.length > 0 && !written) ledger.ignore(path, 'an empty text of the platform');
      else ledger.reportUnknown(path, 'text or a link that was typed into the platform');
    any ||= written;
  }
  return any;
}

/** Every entry of a part, one path for each. */
function pathsOf({ path, nodes }: Part): string[] {
  if (nodes.length === 0) return [displayPath(path)];
  return nodes.flatMap((node) => {
    const own = [...path, node.name];
    return node.kind === 'folder'
      ? pathsOf({ path: own, source: own, nodes: node.children })
      : [displayPath(own)];
  });
}

const mostTyped = 1024 ** 2;

async function hasText(node: TreeNode): Promise<boolean> {
  if (node.kind === 'folder') return (await Promise.all(node.children.map(hasText))).some(Boolean);
  if (node.kind !== 'file' || node.size > mostTyped) return true;
  try {
    const text = new TextDecoder().decode(await node.read());
    return text.replace(/<style[^]*?<\/style>|<title[^]*?<\/title>|<[^>]*>|&nbsp;|\s/gi, '') !== '';
  } catch (error) {
    if (error instanceof Unreadable) return true;
    throw error;
  }
}
