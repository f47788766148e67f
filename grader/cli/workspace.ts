import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import type { ExerciseResult } from '#grader/core/result.ts';
import type { Catalogue, Entry } from '#grader/host/catalogue.ts';
import { folderSubmission } from '#grader/host/intake/index.ts';
import { gradeFile } from '#grader/host/grade-submission.ts';
import type { TypeChecker } from '#grader/host/type-check.ts';
import { UsageError } from './usage.ts';

/** A student's folder with `<unit>/<exercise>.ts` files. */
export interface Workspace {
  readonly root: string;
  readonly catalogue: Catalogue;
}

/** Where `--dir` says; else the nearest folder from here up that holds an exercise's file; else here. */
export function openWorkspace(catalogue: Catalogue, dir: string | undefined, argument?: string): Workspace {
  if (dir !== undefined) {
    if (!existsSync(dir) || !statSync(dir).isDirectory())
      throw new UsageError(`there is no folder ${dir}. Make one with genlab init ${dir}.`);
    return { root: resolve(dir), catalogue };
  }
  // A path to a file says where the workspace is.
  const start =
    argument !== undefined && existsSync(argument) ? resolve(argument, '..', '..') : process.cwd();
  for (let folder = start; ; folder = dirname(folder)) {
    if (catalogue.exercises.some((entry) => existsSync(join(folder, ...fileOf(entry)))))
      return { root: folder, catalogue };
    if (dirname(folder) === folder) return { root: start, catalogue };
  }
}

export const fileOf = ({ exercise }: Entry): string[] => `${exercise.id}.ts`.split('/');
export const pathOf = ({ root }: Workspace, entry: Entry): string => join(root, ...fileOf(entry));

/** An exercise by its id, by its bare name or by the path to its file. */
export function findExercise(catalogue: Catalogue, text: string): Entry {
  const parts = text.split(/[\\/]/).filter((part) => part !== '' && part !== '.');
  const name = (parts.at(-1) ?? '').replace(/\.ts$/, '');
  const unit = parts.at(-2);
  const ids = catalogue.exercises.map(({ exercise }) => exercise.id);
  const found = catalogue.exercises.filter(({ exercise }) =>
    unit === undefined ? exercise.id.endsWith(`/${name}`) : exercise.id === `${unit}/${name}`,
  );
  if (found.length > 1)
    throw new UsageError(
      `'${text}' is the name of several exercises. Choose ${found.map(({ exercise }) => exercise.id).join(' or ')}.`,
    );
  if (!found[0]) {
    const hint = extname(text) === '.ts' ? ' A file is called <unit>/<exercise>.ts.' : '';
    throw new UsageError(`there is no exercise '${text}'.${hint} There are: ${ids.join(', ')}.`);
  }
  return found[0];
}

/** Public checks and type errors of one file, side by side. */
export async function checkFile(
  workspace: Workspace,
  entry: Entry,
  options: { readonly engine: string; readonly types?: TypeChecker | undefined },
): Promise<ExerciseResult> {
  const found = folderSubmission(workspace.root, 'workspace');
  const { result } = await gradeFile(entry, found, { ...options, key: 'public', mode: 'check' });
  return result;
}

/** The units that a workspace has a folder for. */
export async function unitFolders({ root, catalogue }: Workspace): Promise<string[]> {
  const units = new Set(catalogue.exercises.map(({ exercise }) => exercise.id.split('/')[0]));
  const folders = await readdir(root, { withFileTypes: true });
  return folders.filter((one) => one.isDirectory() && units.has(one.name)).map(({ name }) => name);
}
