import { join, relative } from 'node:path';
import type { Command } from 'commander';
import type { Catalogue } from '#grader/host/course/catalogue.ts';
import {
  intake,
  readGroups,
  type Account,
  type AccountLine,
  type Intake,
} from '#grader/host/intake/index.ts';
import { inert } from '#grader/report/inert.ts';
import { forLog } from '#grader/report/style.ts';
import { asUsage } from './usage.ts';

export interface IntakeOptions {
  groups?: string;
}

export const addIntakeOptions = (command: Command): Command =>
  command.option(
    '--groups <file>',
    "a CSV with the columns 'group' and 'member': a group's answer gives each member a row",
  );

/**
 * Reads what was handed in. Problems with a source or a table are errors that the user can fix.
 *
 * @param students the students that a table or an option names
 */
export const readSubmissions = (
  sources: readonly string[],
  { exercises }: Catalogue,
  { groups }: IntakeOptions,
  students: readonly string[] = [],
): Promise<Intake> =>
  asUsage(
    (async () =>
      intake(
        sources,
        exercises.map(({ exercise }) => exercise.id),
        {
          groups: groups === undefined ? undefined : await readGroups(groups),
          students,
          stubs: Object.fromEntries(exercises.map(({ exercise, stub }) => [exercise.id, stub])),
        },
      ))(),
  );

const most = 5;

/** Prints how many entries were read, and the first of those that were not understood. */
export function printAccount(
  { understood, ignored, unknown, notes }: Account,
  out: string | undefined,
): void {
  const parts = [
    `${understood} ${understood === 1 ? 'file' : 'files'} read`,
    ...(ignored.length > 0 ? [`${ignored.length} ignored (${firstReasons(ignored)})`] : []),
    `${unknown.length} not understood`,
  ];
  const where =
    out === undefined
      ? '; --out lists them in its report'
      : `, listed in ${relative(process.cwd(), join(out, 'index.html'))}`;
  const lines = [
    ...notes.slice(0, most).map((note) => `note: ${note}`),
    `handed in: ${parts.join(', ')}.`,
    ...unknown.slice(0, most).map(({ path, reason }) => `  ${path}: ${reason}`),
    ...(unknown.length > most ? [`  and ${unknown.length - most} more${where}.`] : []),
  ];
  console.error(inert(lines.map(forLog).join('\n')));
}

/** The most frequent reasons. */
function firstReasons(lines: readonly AccountLine[]): string {
  const counts = [...Map.groupBy(lines, ({ reason }) => reason)].toSorted(
    (a, b) => b[1].length - a[1].length,
  );
  const named = counts.slice(0, 3).map(([reason]) => reason);
  return counts.length > 3 ? `${named.join(', ')} and others` : named.join(', ');
}
