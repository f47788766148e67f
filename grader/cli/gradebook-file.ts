import { constants } from 'node:fs';
import { access, copyFile, lstat, open, readFile, readlink } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { Catalogue } from '#grader/host/course/catalogue.ts';
import { maxCounted } from '#grader/host/policy/final-grade.ts';
import type { Policy } from '#grader/host/policy/policy.ts';
import type { GradedRow, Worth } from '#grader/report/gradebook/columns.ts';
import type { Person } from '#grader/report/gradebook/match.ts';
import { idsIn, planGradebook, readGradebook, type GradebookOptions } from '#grader/report/gradebook/plan.ts';
import { changeSummary, matchSummary, namesOf } from '#grader/report/gradebook/summary.ts';
import { gradebookCsv } from '#grader/report/gradebook.ts';
import { replaceFile } from './write-file.ts';

const largest = 64 * 1024 * 1024;

/** A gradebook that was read before grading and is waiting for its rows. */
export interface GradebookFile {
  /** Writes the rows, prints what it wrote, and returns how many students have no row. */
  write(rows: readonly GradedRow[]): Promise<number>;
}

/**
 * Reads the gradebook and finds each student's row before anything is graded.
 *
 * @throws Error in one sentence if it is not certain how to fill the file
 */
export async function openGradebook(
  file: string,
  people: readonly Person[],
  options: GradebookOptions & { readonly dryRun: boolean },
): Promise<GradebookFile> {
  const before = await readIfThere(file);
  if (!before) {
    if (options.columns.length > 0)
      throw new Error(`there is no gradebook ${file} with a column '${options.columns[0] ?? ''}' to fill.`);
    await access(dirname(file), constants.W_OK).catch(() => {
      throw new Error(`no file can be created in ${dirname(file)}. Name a gradebook in another folder.`);
    });
    return { write: (rows) => create(file, rows, options) };
  }
  say(
    file,
    matchSummary(
      explained(file, () => readGradebook(before, people, options)),
      options.append,
    ),
  );
  return { write: (rows) => merge(file, rows, options) };
}

/** The ids in a gradebook; none if it cannot be read, which `openGradebook` reports. */
export async function gradebookIds(
  file: string | undefined,
  idColumns: readonly string[] = [],
): Promise<readonly string[]> {
  try {
    const before = file === undefined ? undefined : await readIfThere(file);
    return before === undefined ? [] : idsIn(before, idColumns);
  } catch {
    return [];
  }
}

/** The maximum points of each exercise, in the course's order. */
export const worthOf = ({ exercises }: Catalogue, policy: Policy | undefined): Worth[] =>
  exercises.map(({ exercise: { id, points, bonus } }) => ({
    id,
    maxPoints: policy ? maxCounted(policy, { id, maxPoints: points, bonus }) : bonus ? 0 : points,
  }));

async function create(
  file: string,
  rows: readonly GradedRow[],
  options: GradebookOptions & { readonly dryRun: boolean },
): Promise<number> {
  if (options.dryRun) say(file, [`a new gradebook with ${rows.length} rows would be written`]);
  else {
    await replaceFile(file, gradebookCsv(rows, options));
    console.error(`wrote ${shownPath(file)}`);
  }
  return 0;
}

async function merge(
  file: string,
  rows: readonly GradedRow[],
  options: GradebookOptions & { readonly dryRun: boolean },
): Promise<number> {
  // A class takes hours to grade, and somebody may have changed the gradebook in the meantime.
  const before = await readIfThere(file);
  if (!before) throw new Error(`${file} was removed during grading. Put it back and run the command again.`);
  const plan = explained(file, () => planGradebook(before, rows, options));
  say(file, changeSummary(plan));
  const changed = !Buffer.from(plan.bytes).equals(before);
  if (options.dryRun) say(file, ['nothing was written (--dry-run)']);
  else if (changed) {
    const backup = await backUp(file, before);
    await replaceFile(file, plan.bytes);
    console.error(`wrote ${shownPath(file)}; the previous version is in ${shownPath(backup)}`);
  }
  if (plan.missing.length > 0) {
    const add =
      plan.layout.kind === 'ours' || plan.layout.kind === 'other' ? '--append adds rows for them; ' : '';
    console.error(
      `warning: ${namesOf(plan.missing.map(({ id }) => id))}: not in ${shownPath(file)}, so nothing was written there. ${add}--id-column names the columns to find students by.`,
    );
  }
  return plan.missing.length;
}

async function readIfThere(file: string): Promise<Buffer | undefined> {
  const found = await lstat(file).catch((error: unknown) => {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw new Error(`${file} cannot be read (${code ?? message}).`, { cause: error });
  });
  if (!found) return undefined;
  if (found.isSymbolicLink())
    throw new Error(`${file} is a link to ${await readlink(file)}. Name the gradebook itself.`);
  if (!found.isFile()) throw new Error(`${file} is not a file. Name a gradebook in CSV.`);
  if (found.nlink > 1)
    throw new Error(
      `${file} also has another name (a hard link), which would keep the old grades. Name a copy.`,
    );
  if (found.size > largest)
    throw new Error(
      `${file} has ${found.size} bytes; at most ${largest} are accepted. Name the gradebook itself.`,
    );
  if ((found.mode & 0o222) === 0)
    throw new Error(`${file} is write-protected. Allow writing, or name a copy.`);
  return readFile(file).catch((error: unknown) => {
    throw new Error(`${file} cannot be read (${(error as NodeJS.ErrnoException).code ?? String(error)}).`, {
      cause: error,
    });
  });
}

/** Makes a backup beside the file, under a name that no earlier backup has. */
async function backUp(file: string, content: Buffer): Promise<string> {
  const time = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  for (let attempt = 1; ; attempt++) {
    const backup = `${file}.${time}${attempt === 1 ? '' : `-${attempt}`}.bak`;
    try {
      await copyFile(file, backup, constants.COPYFILE_EXCL);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST' && attempt < 1000) continue;
      throw new Error(
        `${file} cannot be backed up (${(error as NodeJS.ErrnoException).code ?? String(error)}), so it was not changed.`,
        { cause: error },
      );
    }
    if (!(await readFile(backup)).equals(content))
      throw new Error(`${file} was changed by another program. Run the command again.`);
    await synced(backup);
    return backup;
  }
}

async function synced(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function explained<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new Error(`${file} cannot be filled: ${(error as Error).message}`, { cause: error });
  }
}

const shownPath = (file: string): string => relative(process.cwd(), file);
const say = (file: string, lines: readonly string[]): void => {
  for (const line of lines) console.error(`gradebook ${shownPath(file)}: ${line}`);
};
