import { stat } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { formatOf, isForeignArchive, openArchive, sourceBudget } from './archive.ts';
import { diskStore } from './bytes.ts';
import type { CourseNames } from './course-names.ts';
import { fileTree, folderTree } from './folder.ts';
import { platformName } from './platform-name.ts';
import { folderNode, type FolderNode, type TreeNode } from './tree.ts';

/**
 * A path from the command line as a tree: a folder, an archive, or one file of an exercise.
 *
 * @throws Error in one sentence if there is nothing to read
 */
export async function openSource(named: string, course: CourseNames): Promise<FolderNode> {
  const path = resolve(named);
  const name = basename(path).normalize('NFC');
  const about = await stat(path).catch(() => undefined);
  if (!about) throw new Error(`there is no folder ${named}. Name a submission, or a folder of submissions.`);
  if (about.isDirectory()) return asFolder(await folderTree(path, name), named);
  const format = about.isFile() ? formatOf(name) : undefined;
  if (format) return asFolder(await openArchive(name, format, diskStore(path), 0, sourceBudget()), named);
  if (isForeignArchive(name))
    throw new Error(`${named} is an archive of a kind that cannot be read. Unpack it, or pack it as a zip.`);
  if (!about.isFile() || (!course.match([], name) && platformName(name)?.file === undefined))
    throw new Error(`${named} is a file. Name the folder that holds <unit>/<exercise>.ts files, or a zip.`);
  return aroundFile(path, await fileTree(path, name), course);
}

/** A single file, in the folder of its student. */
function aroundFile(path: string, file: TreeNode, course: CourseNames): FolderNode {
  const [unit, student] = [dirname(path), dirname(dirname(path))].map((folder) => basename(folder));
  return course.isUnit(unit ?? '')
    ? folderNode(student ?? '', [folderNode(unit ?? '', [file])])
    : folderNode(unit ?? '', [file]);
}

function asFolder(node: TreeNode, named: string): FolderNode {
  if (node.kind === 'folder') return node;
  throw new Error(`${named} cannot be read. ${'reason' in node ? node.reason : ''}`.trim());
}
