import { keyOf } from '#grader/core/identity.ts';
import { parseTime } from '../policy/deadline.ts';
import type { Submission } from './submission.ts';
import { studentsOf } from './groups.ts';
import { joinNames, displayName } from './display.ts';
import { readTable, type TableRow } from './table.ts';

/** A row of a table of hand-in times. */
export interface HandInTime {
  readonly line: number;
  readonly submission: string;
  readonly handedIn: Date;
  /** Which attempt, counted from 1, or the name of its file or folder. */
  readonly attempt?: number;
  readonly source?: string;
}

/**
 * When each submission was handed in, from a CSV that an instructor maintains: `submission` and `handed in`, and
 * `attempt` or `source` (also `file`) to tell the attempts of one student apart.
 *
 * @param timeZone the zone of times without an offset
 * @throws Error in one sentence for the first row that cannot be read
 */
export async function readHandInTimes(file: string, timeZone?: string): Promise<HandInTime[]> {
  const rows = await readTable(file, ['submission', 'handed in']);
  return rows.map((row) => rowOf(file, row, timeZone));
}

function rowOf(file: string, { line, cells }: TableRow, timeZone: string | undefined): HandInTime {
  const { submission = '', attempt = '', source = '', file: from = '', ...rest } = cells;
  const at = `${file}, row ${line}`;
  if (submission === '') throw new Error(`${at}: it does not name a submission.`);
  if (attempt !== '' && !/^[1-9]\d{0,3}$/.test(attempt))
    throw new Error(`${at}: '${attempt}' is not the number of an attempt. Count from 1.`);
  const place = source || from;
  return {
    ...{ line, submission, handedIn: timeIn(at, rest['handed in'] ?? '', timeZone) },
    ...(attempt === '' ? {} : { attempt: Number(attempt) }),
    ...(place === '' ? {} : { source: place }),
  };
}

function timeIn(at: string, text: string, timeZone: string | undefined): Date {
  try {
    return new Date(parseTime(text, timeZone));
  } catch (error) {
    throw new Error(`${at}: '${displayName(text)}': ${(error as Error).message}.`, { cause: error });
  }
}

/**
 * The hand-in time of each submission: from its platform, else from its row. Rows of one student are matched to
 * attempts by `attempt`, by `source`, or in order of time if there are as many rows as attempts.
 *
 * @throws Error in one sentence if it is not clear which row belongs to which attempt
 */
export function handInTimesOf(
  submissions: readonly Submission[],
  rows: readonly HandInTime[],
): (Date | undefined)[] {
  const times = new Map(submissions.map((one) => [one, one.handedIn]));
  const open = submissions.filter(({ handedIn }) => handedIn === undefined);
  const byKey = Map.groupBy(rows, ({ submission }) => keyOf(submission));
  const namesOf = (one: Submission): string[] => [...new Set([one.key, ...studentsOf(one).map(keyOf)])];
  for (const [key, own] of byKey) {
    const attempts = open.filter((one) => namesOf(one).includes(key));
    for (const [one, date] of paired(attempts, own)) {
      const before = times.get(one);
      // Rows of several members of a group: the answer was complete with the last one.
      if (before === undefined || before < date) times.set(one, date);
    }
  }
  return submissions.map((one) => times.get(one));
}

/** The names in the table that are not used: no student of that name handed in, or the platform already has a time. */
export function unusedTimes(
  submissions: readonly Submission[],
  rows: readonly HandInTime[],
): { readonly unknown: readonly string[]; readonly dated: readonly string[] } {
  const namesOf = (some: readonly Submission[]): Set<string> =>
    new Set(some.flatMap((one) => [one.key, ...studentsOf(one).map(keyOf)]));
  const [all, open] = [namesOf(submissions), namesOf(submissions.filter((one) => !one.handedIn))];
  const names = [...new Map(rows.map(({ submission }) => [keyOf(submission), submission]))];
  return {
    unknown: names.filter(([key]) => !all.has(key)).map(([, name]) => name),
    dated: names.filter(([key]) => all.has(key) && !open.has(key)).map(([, name]) => name),
  };
}

function paired(attempts: readonly Submission[], rows: readonly HandInTime[]): [Submission, Date][] {
  if (attempts.length === 0) return [];
  const pairs = new Map<Submission, HandInTime>();
  const give = (one: Submission, row: HandInTime): void => {
    const before = pairs.get(one);
    if (before && before.handedIn.getTime() !== row.handedIn.getTime())
      throw new Error(
        `rows ${before.line} and ${row.line} of the hand-in times both belong to attempt ${one.attempt} of '${row.submission}'. Keep one.`,
      );
    pairs.set(one, row);
  };
  for (const row of rows.filter(isPlaced)) give(attemptOf(row, attempts), row);
  const rest = unique(rows.filter((row) => !isPlaced(row)));
  const left = attempts.filter((one) => !pairs.has(one));
  if (rest.length > 0 && rest.length !== left.length)
    throw new Error(
      `'${rest[0]?.submission ?? ''}' has ${countOf(left.length, 'attempt')} without a time and ${countOf(rest.length, 'row')} of hand-in times (${joinNames(rest.map(({ line }) => `row ${line}`))}), so it is not clear which is which. Add a column 'attempt' (1, 2, …), or keep one row for each attempt.`,
    );
  const inTime = rest.toSorted((a, b) => a.handedIn.getTime() - b.handedIn.getTime());
  for (const [i, row] of inTime.entries()) {
    const one = left[i];
    if (one) give(one, row);
  }
  return [...pairs].map(([one, { handedIn }]) => [one, handedIn]);
}

const isPlaced = ({ attempt, source }: HandInTime): boolean => attempt !== undefined || source !== undefined;
const countOf = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** Identical rows count once. */
const unique = (rows: readonly HandInTime[]): HandInTime[] => [
  ...new Map(rows.map((row) => [row.handedIn.getTime(), row])).values(),
];

function attemptOf(row: HandInTime, attempts: readonly Submission[]): Submission {
  const { attempt, source, submission, line } = row;
  const fits = attempts.filter((one) =>
    attempt === undefined ? isFrom(one, source ?? '') : one.attempt === attempt,
  );
  const [one, another] = fits;
  if (one && !another) return one;
  const what = attempt === undefined ? `'${source ?? ''}'` : `attempt ${attempt}`;
  throw new Error(
    `row ${line} of the hand-in times names ${what} of '${submission}', and ${one ? 'several attempts fit' : `there is no such attempt (there ${attempts.length === 1 ? 'is 1' : `are ${attempts.length}`})`}. Correct the row.`,
  );
}

/** The source's name, with or without its extension, or some end or part of the path. */
function isFrom({ source }: Submission, said: string): boolean {
  const parts = keyOf(source).split('/');
  const wanted = keyOf(said).replaceAll('\\', '/').split('/').at(-1) ?? '';
  return parts.some((part) => part === wanted || part.replace(/\.[a-z.]+$/, '') === wanted);
}
