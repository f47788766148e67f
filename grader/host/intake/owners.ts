import { archiveStem, formatOf, isForeignArchive } from './archive.ts';
import type { Ledger } from './account.ts';
import { isStudentEntry, metadataFile } from './class-shape.ts';
import type { CourseNames } from './course-names.ts';
import { gradescopeEntries, type GradescopeEntry } from './gradescope.ts';
import { ignoredEverywhere, ignoredFile, isPages, isReport } from './ignored.ts';
import { maxTableBytes } from './limits.ts';
import { platformName } from './platform-name.ts';
import { loginsIn, studentOfRepository } from './repository-name.ts';
import { displayPath } from './display.ts';
import type { FileNode, FolderNode, TreeNode } from './tree.ts';

/** A student or a group in a class, with all their files. */
export interface Owner {
  /** The name as the platform gives it, before it becomes an identity. */
  readonly name: string;
  readonly shown?: string | undefined;
  /** More than one in a group. */
  readonly members: readonly string[];
  /** The group that a platform puts before the student's name. */
  readonly group?: string | undefined;
  readonly handedIn?: Date | undefined;
  /** The number of the attempt, if its name says so. */
  readonly order?: number | undefined;
  readonly parts: readonly Part[];
  /** Text that was typed into the platform, which cannot be graded. */
  readonly typed: readonly Part[];
}

export interface Part {
  /** Path of the folder that contains `nodes`. */
  readonly path: readonly string[];
  /** The path for messages. */
  readonly source: readonly string[];
  /** The file under the name that the student gave it. */
  readonly nodes: readonly TreeNode[];
}

/**
 * Finds the owner of each entry of a class. Entries without an owner go into the ledger here.
 *
 * @param at the path of `top` in the source
 */
export async function ownersIn(
  top: FolderNode,
  at: readonly string[],
  course: CourseNames,
  ledger: Ledger,
): Promise<Owner[]> {
  const metadata = await textOf(top.children, metadataFile);
  const entries = metadata === undefined ? undefined : gradescopeEntries(metadata);
  const scores = await textOf(top.children, 'scores.csv');
  const logins = scores === undefined ? [] : loginsIn(scores);
  const around = archiveStem(top.name);
  const platform = new Map<string, { group: string | undefined; parts: Part[]; typed: Part[] }>();
  const owners: Owner[] = [];
  for (const node of top.children) {
    const path = [...at, node.name];
    const said = ignoredEverywhere(node.name) === undefined ? platformName(node.name) : undefined;
    if (said) {
      const { parts, typed } = platform.get(said.student) ?? { parts: [], typed: [] };
      platform.set(said.student, { group: said.group, parts, typed });
      (said.typed ? typed : parts).push(partOf(node, path, said.file));
    } else if (isStudentEntry(node)) {
      const name = studentOfRepository(nameOf(node), around, logins);
      owners.push(ownerOf(name, partOf(node, path, undefined), entries?.get(node.name)));
    } else account(node, path, course, ledger);
  }
  for (const [folder, entry] of entries ?? [])
    if (!top.children.some(({ name }) => name === folder))
      owners.push(ownerOf(folder, { path: [...at, folder], source: [...at, folder], nodes: [] }, entry));
  for (const [name, all] of platform) owners.push({ name, members: [], ...all });
  return owners;
}

/** A folder has the name of the archive that it was unpacked from. */
const nameOf = (node: TreeNode): string =>
  node.kind === 'folder' && formatOf(node.name) === undefined ? node.name : archiveStem(node.name);

function ownerOf(name: string, part: Part, entry: GradescopeEntry | undefined): Owner {
  const students = entry?.students ?? [];
  return {
    name: students.length === 0 ? name : students.map(({ id }) => id).join('+'),
    shown: students.length === 1 ? students[0]?.name : undefined,
    members: students.length > 1 ? students.map(({ id }) => id) : [],
    handedIn: entry?.handedIn,
    ...{ parts: [part], typed: [] },
  };
}

/**
 * A platform's folder contains what was handed in; a file counts as itself, under the name that the student gave it.
 */
function partOf(node: TreeNode, path: readonly string[], file: string | undefined): Part {
  if (node.kind === 'folder' && !node.packed) return { path, source: path, nodes: node.children };
  return {
    path: path.slice(0, -1),
    source: path,
    nodes: [file === undefined ? node : { ...node, name: file }],
  };
}

/** Entries beside the students' folders. */
function account(node: TreeNode, path: readonly string[], course: CourseNames, ledger: Ledger): void {
  const shown = displayPath(path);
  const ignored = ignoredEverywhere(node.name);
  if (ignored !== undefined) ledger.ignore(shown, ignored);
  else if (node.kind === 'folder') {
    if (isReport(node) || isPages(node)) ledger.ignore(shown, 'a report of an earlier grading');
    else ledger.reportUnknown(shown, 'not a folder of a student');
  } else if (node.kind !== 'file') ledger.reportUnknown(shown, node.reason);
  else if (node.name === metadataFile) ledger.take();
  else if (ignoredFile(node.name) !== undefined) ledger.ignore(shown, ignoredFile(node.name) ?? '');
  else if (isForeignArchive(node.name))
    ledger.reportUnknown(shown, 'an archive of a kind that cannot be read');
  else
    ledger.reportUnknown(
      shown,
      course.match([], node.name)
        ? "an exercise's file beside the students' folders, without an owner"
        : 'a file beside the students',
    );
}

async function textOf(nodes: readonly TreeNode[], name: string): Promise<string | undefined> {
  const file = nodes.find((node): node is FileNode => node.kind === 'file' && node.name === name);
  if (!file || file.size > maxTableBytes) return undefined;
  return new TextDecoder().decode(await file.read());
}
