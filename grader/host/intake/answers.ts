import { isForeignArchive } from './archive.ts';
import type { Ledger } from './account.ts';
import { isSourceName, type CourseNames, type Match } from './course-names.ts';
import type { SubmittedFile } from './submission.ts';
import { ignoredEverywhere, ignoredFile } from './ignored.ts';
import { maxSourceBytes } from './limits.ts';
import { joinNames, displayName, displayPath } from './display.ts';
import { sourceText, type SourceText } from './source-text.ts';
import { Unreadable, type DeadNode, type FileNode, type TreeNode } from './tree.ts';

/** A file that can be the answer to an exercise. */
interface Candidate extends Match {
  /** The path as the student knows it. */
  readonly path: readonly string[];
  readonly node: FileNode | DeadNode;
}

/** What a student handed in, sorted by exercise. */
export interface Answers {
  readonly read: (id: string) => Promise<SubmittedFile>;
  readonly notes: () => readonly string[];
  /** Why nothing can be graded, if so. */
  readonly problem: string | undefined;
}

const maxNotes = 20;
/** More files than this for one exercise are not compared. */
const maxCandidates = 20;

/**
 * Sorts all that one student handed in: answers, what is not an answer, and what is not understood. Each entry goes
 * into the ledger once.
 *
 * @param parts each with its path in the source
 */
export function answersIn(
  parts: readonly { readonly path: readonly string[]; readonly nodes: readonly TreeNode[] }[],
  course: CourseNames,
  ledger: Ledger,
): Answers {
  const sorted = new Sorted(course, ledger);
  for (const { path, nodes } of parts) sorted.add(nodes, path, [], []);
  const { candidates, strays, closed, notes } = sorted;
  const taken = new Set(notes);
  const all = [...candidates.values()].flat();
  const readable = all.some(({ node }) => node.kind === 'file');
  if (strays.length > 0 && readable) taken.add(`Not understood, and left out: ${joinNames(strays)}.`);
  const dead = all.flatMap(({ node }) => (node.kind === 'file' ? [] : [sentence(node.reason)]));
  const problem = readable
    ? undefined
    : problemOf(
        [...dead, ...closed],
        strays,
        parts.every(({ nodes }) => nodes.length === 0),
      );
  return {
    problem,
    notes: () => [...taken].slice(0, maxNotes),
    async read(id) {
      if (problem !== undefined) return { kind: 'unreadable', reason: problem };
      const own = candidates.get(id) ?? [];
      if (own.length > 0) return choose(id, own, taken, course);
      const [reason] = closed;
      // It may be inside an entry that could not be opened, so it is unknown whether it was attempted.
      return reason === undefined ? { kind: 'missing' } : { kind: 'unreadable', reason };
    },
  };
}

function problemOf(closed: readonly string[], strays: readonly string[], empty: boolean): string {
  const [reason] = closed;
  if (reason !== undefined) return closed.length === 1 ? reason : `${reason} (${closed.length} such entries)`;
  if (empty) return 'an empty folder was handed in. Hand in the folder with your <unit>/<exercise>.ts files.';
  const what = strays.length === 0 ? '' : `, only ${joinNames(strays)}`;
  return `no file of an exercise was handed in${what}. Hand in your <unit>/<exercise>.ts files.`;
}

class Sorted {
  readonly candidates = new Map<string, Candidate[]>();
  /** Entries that are not understood, by path. */
  readonly strays: string[] = [];
  /** Reasons why something that may hold answers was not opened. */
  readonly closed: string[] = [];
  readonly notes = new Set<string>();
  readonly #course: CourseNames;
  readonly #ledger: Ledger;

  constructor(course: CourseNames, ledger: Ledger) {
    this.#course = course;
    this.#ledger = ledger;
  }

  /**
   * @param own the path as the student knows it
   * @param folders the folders above it that may be a unit's, from the student's folder or archive down
   */
  add(
    nodes: readonly TreeNode[],
    at: readonly string[],
    own: readonly string[],
    folders: readonly string[],
  ): void {
    for (const node of nodes) {
      const [path, mine] = [
        [...at, node.name],
        [...own, node.name],
      ];
      const ignored = ignoredEverywhere(node.name);
      if (ignored !== undefined) this.#ledger.ignore(displayPath(path), ignored);
      else if (node.kind !== 'folder') this.#addLeaf(node, path, mine, folders);
      else if (node.children.length === 0) {
        this.#ledger.reportUnknown(displayPath(path), node.packed ? 'an empty archive' : 'an empty folder');
        this.strays.push(`${displayPath(mine)} (empty)`);
      } else {
        if (node.guess !== undefined) this.notes.add(node.guess);
        // The top of an archive counts like the student's folder.
        this.add(node.children, path, mine, node.packed ? [] : [...folders, node.name]);
      }
    }
  }

  #addLeaf(
    node: FileNode | DeadNode,
    path: readonly string[],
    own: readonly string[],
    folders: readonly string[],
  ): void {
    const match = this.#course.match(folders, node.name);
    const ignored = ignoredFile(node.name);
    if (match) {
      if (node.kind === 'file') this.#ledger.take();
      else this.#ledger.reportUnknown(displayPath(path), node.reason);
      const others = this.candidates.get(match.id) ?? [];
      others.push({ ...match, path: own, node });
      this.candidates.set(match.id, others);
    } else if (node.kind !== 'file') {
      this.#ledger.reportUnknown(displayPath(path), node.reason);
      if (node.container || node.kind === 'link') this.closed.push(sentence(node.reason));
      else this.strays.push(displayPath(own));
    } else if (ignored !== undefined) this.#ledger.ignore(displayPath(path), ignored);
    else if (isForeignArchive(node.name)) {
      const reason = `${displayName(node.name)} is an archive of a kind that cannot be read. Pack your folder as a zip.`;
      this.#ledger.reportUnknown(displayPath(path), reason);
      this.closed.push(reason);
    } else {
      this.#ledger.reportUnknown(
        displayPath(path),
        isSourceName(node.name) ? 'no exercise has this name' : 'not a file of the course',
      );
      this.strays.push(displayPath(own));
    }
  }
}

const sentence = (reason: string): string => (/[.!?)]$/.test(reason) ? reason : `${reason}.`);

/** The best of the files for one exercise; if the best differ from each other, it is not clear which one is meant. */
async function choose(
  id: string,
  all: readonly Candidate[],
  notes: Set<string>,
  course: CourseNames,
): Promise<SubmittedFile> {
  if (all.length > maxCandidates)
    return unreadable(`${all.length} files could be ${id}.ts, but only one is allowed. Hand in one.`);
  const read = await Promise.all(all.map(async (one) => ({ ...one, ...(await contentOf(one)) })));
  const written = read.filter(({ text }) => text === undefined || !course.isStub(id, text));
  const from = written.length > 0 ? written : read;
  const rank = Math.min(...from.map((one) => one.rank));
  const best = from.filter((one) => one.rank === rank);
  const [first] = best;
  if (!first) return { kind: 'missing' };
  if (best.some(({ text }) => text !== first.text) || (best.length > 1 && first.text === undefined))
    return unreadable(
      `${joinNames(best.map(({ path }) => `'${displayPath(path)}'`))} differ, and each could be ${id}.ts. Hand in one of them.`,
    );
  if (first.text === undefined) return unreadable(first.reason ?? '');
  for (const note of notesOn(id, best, read, first)) notes.add(note);
  return { kind: 'text', text: first.text };
}

const unreadable = (reason: string): SubmittedFile => ({ kind: 'unreadable', reason });

interface Content extends Partial<SourceText> {
  readonly reason?: string;
}

async function contentOf({ node, path }: Candidate): Promise<Content> {
  const called = displayPath(path);
  if (node.kind !== 'file') return { reason: node.reason };
  if (node.size > maxSourceBytes)
    return { reason: `${called} has ${node.size} bytes; the limit is ${maxSourceBytes}.` };
  try {
    return sourceText(await node.read(), called);
  } catch (error) {
    if (error instanceof Unreadable) return { reason: error.message };
    throw error;
  }
}

function notesOn(
  id: string,
  best: readonly Candidate[],
  all: readonly (Candidate & Content)[],
  { path, rank, text, forms = [] }: Candidate & Content,
): string[] {
  const notes: string[] = [];
  if (rank === 2) notes.push(`'${displayPath(path)}' was read as ${id}.ts.`);
  const extra = path.slice(0, -2);
  if (rank === 1 && extra.length > 0) notes.push(`Files were taken from the folder '${displayPath(extra)}'.`);
  if (forms.length > 0) notes.push(`'${displayPath(path)}' was read ${forms.join(' and ')}.`);
  if (best.length > 1) notes.push(`${id}.ts was handed in ${best.length} times with the same text.`);
  for (const other of all)
    if (other.text !== text)
      notes.push(`'${displayPath(other.path)}' differs from '${displayPath(path)}' and was left out.`);
  return notes;
}
