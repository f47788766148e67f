import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { nearest } from '#grader/core/nearest.ts';
import type { ExerciseResult } from '#grader/core/result.ts';
import type { Catalogue, Entry } from '#grader/host/course/catalogue.ts';
import { folderSubmission } from '#grader/host/intake/index.ts';
import { gradeFile } from '#grader/host/grade/grade-submission.ts';
import type { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import { commandLine } from './command-line.ts';
import { UsageError } from './usage.ts';

/** A student's folder with `<unit>/<exercise>.ts` files. */
export interface Workspace {
  readonly root: string;
  readonly catalogue: Catalogue;
}

/**
 * The folder that `--dir` names; else the nearest folder, from here upwards, with an exercise's file; else this
 * folder.
 */
export function openWorkspace(catalogue: Catalogue, dir: string | undefined, argument?: string): Workspace {
  if (dir !== undefined) {
    if (!existsSync(dir) || !statSync(dir).isDirectory())
      throw new UsageError(`there is no folder ${dir}. Create one with ${commandLine('init', dir)}.`);
    return { root: resolve(dir), catalogue };
  }
  // A path to a file determines the workspace.
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
  const found = catalogue.exercises.filter(({ exercise }) =>
    unit === undefined ? exercise.id.endsWith(`/${name}`) : exercise.id === `${unit}/${name}`,
  );
  if (found.length > 1)
    throw new UsageError(
      `'${text}' is the name of several exercises. Choose ${found.map(({ exercise }) => exercise.id).join(' or ')}.`,
    );
  if (!found[0]) throw new UsageError(`there is no exercise '${text}'. ${suggestion(catalogue, name, unit)}`);
  return found[0];
}

/** The number of names that fit on a line. */
const few = 5;

/** Suggests what was meant: a unit's exercises, the names most similar to the input, or how to list them all. */
export function suggestion({ exercises }: Catalogue, name: string, unit: string | undefined): string {
  const ids = exercises.map(({ exercise }) => exercise.id);
  const bare = (id: string): string => id.split('/')[1] ?? id;
  const inUnit = ids.filter((id) => unit === undefined && id.startsWith(`${name}/`));
  if (inUnit.length > 0) return `'${name}' is a unit. Its exercises: ${inUnit.map(bare).join(', ')}.`;
  const typed = unit === undefined ? name : `${unit}/${name}`;
  const begun = ids.filter((id) => name.length > 2 && bare(id).startsWith(name.toLowerCase()));
  const near = [
    ...nearest(typed, ids),
    ...nearest(name, ids.map(bare)).flatMap((found) => ids.filter((id) => bare(id) === found)),
  ];
  const meant = [...new Set(near.length > 0 ? near : begun)].slice(0, 3);
  if (meant.length === 0 && ids.length <= few) return `The exercises are: ${ids.join(', ')}.`;
  return meant.length > 0
    ? `Did you mean ${meant.join(' or ')}?`
    : `${commandLine('status')} lists all ${ids.length} of them.`;
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
