import { keyOf } from '#grader/core/identity.ts';
import { archiveStem } from './archive.ts';
import { backupName, isStudentEntry, metadataFile, shapeOf } from './class-shape.ts';
import type { CourseNames } from './course-names.ts';
import { assignmentName, isSectionName, isSectionWord, workName } from './folder-names.ts';
import { isAttemptName } from './named-attempts.ts';
import { platformName } from './platform-name.ts';
import { joinNames, displayName } from './display.ts';
import type { FolderNode } from './tree.ts';

/** A part of a class in a separate folder or archive: a section, or a platform's export of one assignment. */
export interface Section {
  /** The folder that contains the students. */
  readonly top: FolderNode;
  /** The path from the section's folder to that one. */
  readonly path: readonly FolderNode[];
}

export interface Sections {
  /** All parts of the class, or none. */
  readonly sections: readonly Section[];
  /** Why the folders may be sections although they were not read as such: nothing shows whether they are students. */
  readonly doubt?: string;
}

/** The names of a section's students and of the folders around them, without the extensions of archives. */
interface Names {
  readonly own: readonly string[];
  readonly around: readonly string[];
}

/**
 * The sections of a class, if all its folders are sections; else none. A student may also have several versions of the
 * work in folders. So the folders are sections if known names or the folders' own names show it, or if each contains
 * different students, and at least two on average.
 *
 * @param known keys of students that a table names
 */
export function sectionsOf(top: FolderNode, course: CourseNames, known: ReadonlySet<string>): Sections {
  const none = { sections: [] };
  const folders = top.children.filter(
    (node): node is FolderNode => node.kind === 'folder' && isStudentEntry(node),
  );
  if (folders.length < 2 || folders.some(({ name }) => platformName(name) !== undefined)) return none;
  const sections = folders.flatMap((folder) => classIn(folder, course) ?? []);
  if (sections.length < folders.length) return { sections: besideStudents(sections) };
  const names = sections.map(namesIn);
  const said = decidedByNames(names, known);
  if (said !== undefined) return said ? { sections } : none;
  if (areExports(sections)) return { sections };
  if (!mayBeStudents(names)) return none;
  return names.flatMap(({ own }) => own).length >= 2 * sections.length
    ? { sections }
    : { sections: [], doubt: doubtOf(names) };
}

/** Sections beside folders of students, if their name shows it: `Section B`, for students who joined late. */
function besideStudents(sections: readonly Section[]): readonly Section[] {
  const called = sections.filter(({ path: [folder] }) => isSectionWord(archiveStem(folder?.name ?? '')));
  return decidedByNames(called.map(namesIn), new Set()) ? called : [];
}

function classIn(folder: FolderNode, course: CourseNames): Section | undefined {
  const path = [folder];
  for (let top = folder; ; path.push(top)) {
    const shape = shapeOf(top, course);
    if (shape.kind === 'class') return { top, path };
    if (shape.kind !== 'wrapper') return undefined;
    top = shape.inside;
  }
}

function namesIn({ top, path }: Section): Names {
  const own = top.children.flatMap((node) => {
    const student = platformName(node.name)?.student;
    return student ?? (isStudentEntry(node) ? archiveStem(node.name) : []);
  });
  return { own: [...new Set(own)], around: path.map(({ name }) => archiveStem(name)) };
}

/** Whether the folders are sections, by the known students, or else by the folders' names. */
function decidedByNames(names: readonly Names[], known: ReadonlySet<string>): boolean | undefined {
  const own = names.flatMap((one) => one.own);
  const around = names.map((one) => one.around[0] ?? '');
  const isKnown = (name: string): boolean =>
    known.has(keyOf(name)) || known.has(/-(\d{3,})$/.exec(name)?.[1] ?? '');
  if (own.some(isKnown) !== around.some(isKnown)) return own.some(isKnown);
  const isPart = (name: string): boolean => isSectionName(name) || assignmentName.test(name);
  const taken = own.some((name) => isPart(name) || workName.test(name) || backupName.test(name));
  return around.every(isPart) && !taken && !own.some(isAttemptName) ? true : undefined;
}

/** Only a platform names students like this; one student may have an extra copy of such a file. */
function areExports(sections: readonly Section[]): boolean {
  const named = sections.map(({ top }) => ({
    metadata: top.children.some(({ name }) => name === metadataFile),
    students: new Set(top.children.flatMap(({ name }) => platformName(name)?.student ?? [])),
  }));
  return (
    named.every(({ metadata, students }) => metadata || students.size > 0) &&
    named.some(({ metadata, students }) => metadata || students.size > 1)
  );
}

/** The folders inside have different names, and none has the name of a version of the work. */
function mayBeStudents(names: readonly Names[]): boolean {
  const all = names.flatMap(({ own, around }) =>
    own.map((name) => ({ own: name.toLowerCase(), around: around.map((folder) => folder.toLowerCase()) })),
  );
  return (
    names.every(({ own }) => own.length > 0) &&
    new Set(all.map(({ own }) => own)).size === all.length &&
    all.every(
      ({ own, around }) =>
        ![backupName, assignmentName, workName].some((pattern) => pattern.test(own)) &&
        !isAttemptName(own) &&
        // `bob/bob-v2` is a version of the work; for a section called A, every Anna would look like one.
        !around.some((name) => name.length > 2 && own.includes(name)),
    )
  );
}

function doubtOf(names: readonly Names[]): string {
  const around = names.map(({ around: [folder] }) => displayName(folder ?? ''));
  const inside = names.flatMap(({ own }) => own.map((name) => displayName(name)));
  return `${joinNames(around, 3)} were taken as the students. If they are sections, and ${joinNames(inside, 3)} are the students, name each of these folders on the command line.`;
}
