import { archiveStem, isForeignArchive } from './archive.ts';
import type { CourseNames } from './course-names.ts';
import { assignmentName, isSectionName, workName } from './folder-names.ts';
import { ignoredEverywhere, ignoredFile, isPages, isReport } from './ignored.ts';
import { platformName } from './platform-name.ts';
import type { FolderNode, TreeNode } from './tree.ts';

export const metadataFile = 'submission_metadata.yml';

/** What the folders of a source are: one student's work, a class, or a folder around one of the two. */
export type Shape =
  | { readonly kind: 'submission' | 'class' | 'nothing' }
  | { readonly kind: 'wrapper'; readonly inside: FolderNode };

/** Common names for the folder around a class. */
const wrapperName =
  /^(submissions?|class|export|abgaben?|students?|download)$|[ _-](submissions?|export)$|_submissions_|^assignment_\d+_export$/i;
/** Names of a student's own earlier versions, beside the work itself. */
export const backupName =
  /^(old|older|backup|bak|archive|copy|previous|version|v\d+|alt|kopie|sicherung|tmp|temp|draft)/i;

/**
 * Decides by structure, never by names alone: a unit's folder holds exercises of that unit, a student's folder holds
 * units or exercises. A student may have the same name as a unit.
 */
export function shapeOf(top: FolderNode, course: CourseNames): Shape {
  const content = top.children.filter((node) => !hasNoOwner(node));
  if (content.some(({ name }) => name === metadataFile || platformName(name) !== undefined))
    return { kind: 'class' };
  const folders = content.filter((node) => node.kind === 'folder' && !node.packed) as FolderNode[];
  const units = unitsAmong(folders, course);
  const loose = content.filter((node) => node.kind !== 'folder' && course.match([], node.name));
  const others = folders.filter((folder) => !units.includes(folder) && !isReport(folder));
  const working = others.filter(({ name }) => !backupName.test(name)).filter((one) => holdsWork(one, course));
  const packed = content.filter(isPacked);
  // Loose exercises in one more folder are the same student's; several such folders are several students'.
  const [placed, scattered] = [
    working.filter((one) => !isLoose(one, course)),
    working.filter((one) => isLoose(one, course)),
  ];
  if (units.length > 0)
    return placed.length + (scattered.length > 1 ? scattered.length : 0) >= units.length ||
      packed.length > Math.max(1, units.length)
      ? { kind: 'class' }
      : { kind: 'submission' };
  if (loose.length > 0 && working.length === 0 && packed.length < 2) return { kind: 'submission' };
  const students = content.filter((node) => isStudentEntry(node));
  const [only] = students;
  if (!only) return { kind: 'nothing' };
  if (students.length === 1 && only.kind === 'folder' && isWrapper(only, top, course))
    return { kind: 'wrapper', inside: only };
  return { kind: 'class' };
}

/** Nothing in it belongs to a student, wherever it is. */
const hasNoOwner = (node: TreeNode): boolean =>
  ignoredEverywhere(node.name) !== undefined ||
  (node.kind === 'file' && ignoredFile(node.name) !== undefined) ||
  (node.kind !== 'file' && node.kind !== 'folder' && node.rest === true) ||
  isPages(node) ||
  (node.kind === 'folder' && isReport(node));

/** A link of this name does not lead to a student's folder. */
const namesOneFile = /\.(ts|js|txt|csv|md|json|html?|pdf|docx?|xlsx?|py|ya?ml|png|jpe?g)$/i;

/** Something that a student may have handed in: a folder, an archive of any kind, or a link to one. */
export const isStudentEntry = (node: TreeNode): boolean => {
  if (hasNoOwner(node)) return false;
  if (node.kind === 'folder') return true;
  if (node.kind === 'file') return isForeignArchive(node.name);
  if (node.kind === 'link') return !namesOneFile.test(node.name);
  return node.kind === 'unreadable' && (node.container || archiveStem(node.name) !== node.name);
};

const isPacked = (node: TreeNode): boolean =>
  (node.kind === 'folder' && node.packed) ||
  (node.kind === 'file' && isForeignArchive(node.name)) ||
  (node.kind === 'unreadable' && node.container && archiveStem(node.name) !== node.name);

/** Folders of units: each holds an exercise of its unit, or all folders with an exercise have names of units. */
function unitsAmong(folders: readonly FolderNode[], course: CourseNames): FolderNode[] {
  const sure = folders.filter((folder) => isUnitFolder(folder, course));
  if (sure.length > 0) return sure;
  const working = folders.filter((folder) => holdsWork(folder, course));
  return working.every((one) => course.isUnit(one.name) && !holdsUnit(one, course)) ? working : [];
}

/** It contains a unit's folder, at any depth, so it is a student's. */
const holdsUnit = (folder: FolderNode, course: CourseNames): boolean =>
  folder.children.some(
    (node) =>
      node.kind === 'folder' && (node.packed || isUnitFolder(node, course) || holdsUnit(node, course)),
  );

function isUnitFolder(folder: FolderNode, course: CourseNames): boolean {
  const unit = course.unitOf(folder.name);
  return (
    unit !== undefined &&
    folder.children.some(({ kind, name }) => kind !== 'folder' && course.matchIn(unit, name))
  );
}

/** It contains exercises without folders of units. */
const isLoose = (folder: FolderNode, course: CourseNames): boolean =>
  folder.children.every(
    (node) =>
      node.kind !== 'folder' || ignoredEverywhere(node.name) !== undefined || !holdsWork(node, course),
  );

const known = new WeakMap<FolderNode, boolean>();
/** It contains some exercise, at any depth. */
function holdsWork(folder: FolderNode, course: CourseNames): boolean {
  const before = known.get(folder);
  if (before !== undefined) return before;
  const found = folder.children.some((node) =>
    ignoredEverywhere(node.name) !== undefined
      ? false
      : node.kind === 'folder'
        ? holdsWork(node, course)
        : course.match([folder.name], node.name) !== undefined,
  );
  known.set(folder, found);
  return found;
}

/** A folder of this name is not known to be anything else. */
const isStudentName = (name: string): boolean =>
  !assignmentName.test(name) && !workName.test(name) && !isSectionName(name);

/** Whether the only folder of a source is not a student's, but the folder around the class. */
function isWrapper(only: FolderNode, top: FolderNode, course: CourseNames): boolean {
  if (platformName(only.name) !== undefined) return false;
  const inner = shapeOf(only, course);
  if (inner.kind === 'submission') return false;
  const stem = archiveStem(only.name);
  const named = stem === archiveStem(top.name) || wrapperName.test(stem);
  if (inner.kind === 'nothing') return false;
  if (inner.kind === 'wrapper') return named;
  const students = only.children.filter((node) => isStudentEntry(node));
  const own = students.filter(({ name }) => !backupName.test(name));
  return (
    own.length > 1 ||
    named ||
    ((assignmentName.test(stem) || isSectionName(stem)) &&
      own.every(({ name }) => isStudentName(archiveStem(name)))) ||
    students.some(({ name }) => platformName(name) !== undefined) ||
    only.children.some(({ name }) => name === metadataFile || platformName(name) !== undefined)
  );
}
