import { mkdtempSync, rmdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadCatalogue, type Catalogue } from '#grader/host/course/catalogue.ts';
import { installedTensorflow } from '#grader/engines/tensorflow-folder.ts';
import { isolationChoice, NoIsolation, useIsolation } from '#grader/session/node/index.ts';
import { systemErrorSentence } from '#grader/host/system-error.ts';
import { shareImports } from '#grader/host/course/course-imports.ts';

/** An error that the user can fix; printed as one sentence, without a stack. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Turns errors of `work` into errors that the user can fix. */
export async function asUsage<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new UsageError(systemErrorSentence(error) ?? (error as Error).message);
  }
}

export const ownCourse = fileURLToPath(new URL('../../exercises', import.meta.url));

export function openCourse(root: string | undefined): Promise<Catalogue> {
  shareImports();
  // A workspace of another course names that course.
  return asUsage(loadCatalogue(resolve(root ?? process.env['GENLAB_COURSE'] ?? ownCourse)));
}

export const engineNames = 'auto, tensorflow, webgpu, wasm or cpu';

export function engineChoice(option: string | undefined): string {
  const engine = option ?? process.env['GENLAB_ENGINE'] ?? 'auto';
  if (!['auto', 'tensorflow', 'webgpu', 'wasm', 'cpu'].includes(engine))
    throw new UsageError(`there is no engine '${engine}'. Choose ${engineNames}.`);
  if (engine === 'tensorflow' && installedTensorflow() === undefined)
    throw new UsageError('the tensorflow engine is not installed. Run: genlab engine install tensorflow');
  return engine;
}

/**
 * The course key from `--key`, else from GENLAB_KEY; undefined if neither is given.
 *
 * @throws UsageError in one sentence for a key without a visible character, with which anybody could predict the
 *   hidden inputs
 */
export function courseKey(option: string | undefined): string | undefined {
  const key = option ?? process.env['GENLAB_KEY'];
  if (key === undefined || key.trim() !== '') return key;
  throw new UsageError(
    `the course key in ${option === undefined ? 'GENLAB_KEY' : '--key'} is empty, so the hidden inputs could be predicted. Use a long random text, or leave it out to try things out.`,
  );
}

/** Chooses the isolation for students' code, before any of it is read. */
export function chooseIsolation(option: string | undefined): void {
  requireTemporaryFolder();
  try {
    useIsolation(isolationChoice(option ?? process.env['GENLAB_ISOLATION']));
  } catch (error) {
    if (error instanceof NoIsolation) throw new UsageError(error.message);
    throw error;
  }
}

/** @throws UsageError in one sentence if nothing can be written where the system keeps temporary files */
function requireTemporaryFolder(): void {
  try {
    rmdirSync(mkdtempSync(join(tmpdir(), 'genlab-')));
  } catch (error) {
    throw new UsageError(
      `nothing can be written to ${tmpdir()}, the folder for temporary files (${(error as NodeJS.ErrnoException).code ?? String(error)}). Set TMPDIR to a folder that you can write to.`,
    );
  }
}

/** A whole number of at least `least`, for an option's value. */
export const wholeNumber =
  (option: string, least: number) =>
  (text: string): number => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least)
      throw new UsageError(`${option} takes a whole number of at least ${least}, but got '${text}'.`);
    return value;
  };
