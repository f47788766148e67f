import { lstat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { keyOf } from '#grader/core/identity.ts';
import { answersIn } from './answers.ts';
import { Ledger } from './account.ts';
import { CourseNames } from './course-names.ts';
import { fileTree, folderTree } from './folder.ts';
import type { Submission, SubmittedFile } from './submission.ts';
import { sourceText } from './source-text.ts';
import { Unreadable } from './tree.ts';

/** The folder that a student works in: exactly `<unit>/<exercise>.ts`; everything else is ignored. */
export const folderSubmission = (folder: string, name: string): Submission => ({
  ...{ name, key: keyOf(name), attempt: 1, source: folder },
  notes: () => [],
  read: (id) => readInFolder(folder, id),
});

async function readInFolder(folder: string, id: string): Promise<SubmittedFile> {
  const [unit = '', name = ''] = id.split('/');
  const [parent, path] = [join(folder, unit), join(folder, unit, `${name}.ts`)];
  const [unitStat, stat] = await Promise.all(
    [parent, path].map((one) => lstat(one).catch((error: unknown) => codeOf(error))),
  );
  if (typeof unitStat === 'object' && unitStat.isSymbolicLink())
    return { kind: 'unreadable', reason: `${unit} is a link; hand in the folder itself.` };
  if (stat === 'ENOENT' || stat === 'ENOTDIR') return { kind: 'missing' };
  const node = await fileTree(path, `${name}.ts`);
  if (node.kind === 'folder') return { kind: 'unreadable', reason: `${id}.ts is not a file.` };
  if (node.kind !== 'file') return { kind: 'unreadable', reason: node.reason };
  try {
    return { kind: 'text', text: sourceText(await node.read(), `${id}.ts`).text };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'unreadable', reason: error.message };
    throw error;
  }
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown';

/**
 * The folder of one student, read like a hand-in, whatever it contains.
 *
 * @param ids of all exercises
 */
export function studentFolder(folder: string, name: string, ids: readonly string[]): Submission {
  const opened = async () => {
    const tree = await folderTree(folder, basename(folder));
    const nodes = tree.kind === 'folder' ? tree.children : [tree];
    return answersIn([{ path: [basename(folder)], nodes }], new CourseNames(ids), new Ledger());
  };
  let answers: ReturnType<typeof opened> | undefined;
  let notes: () => readonly string[] = () => [];
  return {
    ...{ name, key: keyOf(name), attempt: 1, source: folder },
    notes: () => notes(),
    async read(id) {
      answers ??= opened();
      const all = await answers;
      notes = all.notes;
      return all.read(id);
    },
  };
}
