import { archiveStem } from './archive.ts';
import { backupName, handsIn, metadataFile, shapeOf } from './class-shape.ts';
import type { CourseNames } from './course-names.ts';
import { assignmentName, workName } from './folder-names.ts';
import { isAttemptName } from './named-attempts.ts';
import { platformName } from './platform-name.ts';
import type { FolderNode } from './tree.ts';

/** A part of a class in a folder or an archive of its own: a section, or a platform's export of one assignment. */
export interface Section {
  /** The folder that the students lie in. */
  readonly top: FolderNode;
  /** From the section's own folder to that one. */
  readonly path: readonly FolderNode[];
}

/**
 * The sections of a class, if all its folders are such; else none. A student may have several versions of the work in folders
 * too, so that there must be other students in each section, and at least two for each on average.
 */
export function sectionsOf(top: FolderNode, course: CourseNames): Section[] {
  const folders = top.children.filter((node): node is FolderNode => node.kind === 'folder' && handsIn(node));
  if (folders.length < 2 || folders.some(({ name }) => platformName(name) !== undefined)) return [];
  const sections = folders.flatMap((folder) => classIn(folder, course) ?? []);
  if (sections.length < folders.length) return [];
  return areExports(sections) || areStudents(sections) ? sections : [];
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

/** A platform names students as nobody else does; one student may have one more copy of such a file. */
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

function areStudents(sections: readonly Section[]): boolean {
  const names = sections.flatMap(({ top, path }) =>
    top.children
      .filter((node) => handsIn(node))
      .map((node) => ({
        own: archiveStem(node.name).toLowerCase(),
        around: path.map(({ name }) => archiveStem(name).toLowerCase()),
      })),
  );
  return (
    names.length >= 2 * sections.length &&
    new Set(names.map(({ own }) => own)).size === names.length &&
    names.every(
      ({ own, around }) =>
        ![backupName, assignmentName, workName].some((pattern) => pattern.test(own)) &&
        !isAttemptName(own) &&
        // `bob/bob-v2` is a version of the work; of a section that is called A, every Anna would be one.
        !around.some((name) => name.length > 2 && own.includes(name)),
    )
  );
}
