import { isJudged, type SubmissionResult } from '#grader/core/result.ts';
import { daysLate } from '../digest.ts';
import { columnNamed, type Layout } from './layout.ts';

/** A student's result to be written into a table. */
export interface GradedRow {
  readonly result: SubmissionResult;
  /** Exercises that were not graded this time and have no stored result; cells that depend on them are not changed. */
  readonly unknown: ReadonlySet<string>;
}

/** What an exercise is worth, under the policy if there is one. */
export interface Worth {
  readonly id: string;
  /** 0 for a bonus. */
  readonly maxPoints: number;
}

/** A number, a text, an empty cell, or `undefined`: the cell is not changed. */
export type Value = number | string | null | undefined;

export interface Column {
  readonly header: string;
  /** Its index; undefined if it has to be added. */
  readonly at: number | undefined;
  readonly value: (row: GradedRow) => Value;
}

/** A column of a platform or an instructor that the command line names. */
export interface FilledColumn extends Column {
  readonly at: number;
  readonly outOf: number;
}

interface OwnColumn {
  readonly name: string;
  readonly value: (row: GradedRow) => Value;
}

export interface OwnOptions {
  readonly exercises: readonly Worth[];
  readonly policy: boolean;
  /** The exercises that were graded, if not all. */
  readonly selected?: ReadonlySet<string> | undefined;
  /** Whether something of some student could not be read. */
  readonly problems: boolean;
}

/** The columns of a table that genlab creates, or adds to another. */
function ownValues({ exercises, policy, selected, problems }: OwnOptions): OwnColumn[] {
  const known =
    (value: (result: SubmissionResult) => Value) =>
    ({ result, unknown }: GradedRow) =>
      unknown.size > 0 ? undefined : value(result);
  const always =
    (value: (result: SubmissionResult) => Value) =>
    ({ result }: GradedRow) =>
      value(result);
  return [
    { name: 'score', value: known(({ score }) => score) },
    { name: 'out of', value: always(({ maxScore }) => maxScore) },
    ...(policy
      ? [
          { name: 'final', value: known(({ final }) => final?.score ?? null) },
          { name: 'final out of', value: always(({ final }) => final?.maxScore ?? null) },
          { name: 'days late', value: known(({ final }) => (final ? daysLate(final) : null)) },
        ]
      : []),
    ...exercises
      .filter(({ id }) => selected?.has(id) ?? true)
      .map(({ id }) => ({ name: id, value: (row: GradedRow) => pointsOf(row, id) })),
    ...(problems ? [{ name: problemName, value: always(problemOf) }] : []),
  ];
}

const problemName = 'problem';
const trio = ['final', 'final out of', 'days late'];

function pointsOf({ result, unknown }: GradedRow, id: string): Value {
  const exercise = result.exercises.find((one) => one.id === id);
  if (!exercise || unknown.has(id)) return undefined;
  return isJudged(exercise) ? exercise.points : null;
}

/** Why a cell is empty: what could not be read, and what is wrong with it. */
export function problemOf({ problem, exercises }: SubmissionResult): string | null {
  // It is the same for each exercise.
  if (problem !== undefined) return problem.slice(0, mostLetters);
  const unread = exercises.filter(({ verdict }) => verdict === 'ungradable');
  const text = unread.map(({ id, message }) => `${id}: ${message}`).join(' ');
  return text === '' ? null : text.slice(0, mostLetters);
}

/** Limit for one cell, which a person reads in a spreadsheet. */
const mostLetters = 500;

/** The headers of a new table, which has our columns only. */
export const newHeaders = (options: OwnOptions): string[] =>
  ownValues(options).map(({ name }) => ownName(name, true));
export const newValues = (options: OwnOptions, row: GradedRow): Value[] =>
  ownValues(options).map(({ value }) => value(row));

const ownName = (name: string, ours: boolean): string =>
  ours && name !== problemName ? name : `genlab ${name}`;

/**
 * Finds our columns in a table. In one that genlab created they have short names; elsewhere `score` is the
 * instructor's, and ours is `genlab score`.
 */
export function ownColumns({ kind, headers }: Layout, options: OwnOptions): Column[] {
  const ours = kind === 'ours';
  const lasting = options.problems || headers.includes(ownName(problemName, ours));
  const trioAt = headers.findIndex((_, at) => trio.every((name, i) => headers[at + i] === name));
  const trioTaken = trioAt < 0 && trio.some((name) => headers.includes(name));
  return ownValues({ ...options, problems: lasting && options.selected === undefined }).map(
    ({ name, value }) => {
      const long = `genlab ${name}`;
      if (headers.includes(long)) return { header: long, at: columnNamed(headers, long, '--column'), value };
      if (!ours) return { header: long, at: undefined, value };
      const place = trio.indexOf(name);
      if (place >= 0) {
        if (trioTaken) return { header: long, at: undefined, value };
        return { header: name, at: trioAt < 0 ? undefined : trioAt + place, value };
      }
      const fixed = ['submission', 'score', 'out of'].indexOf(name);
      const at =
        fixed >= 0 ? fixed : headers.includes(name) ? columnNamed(headers, name, '--column') : undefined;
      return { header: ownName(name, true), at, value };
    },
  );
}

/**
 * The columns that `--column` names: `Homework 1 (98765)` takes the total, `<unit>=…` and `<unit>/<exercise>=…` a part.
 *
 * @throws Error in one sentence if there is no such column
 */
export function filledColumns(
  { headers }: Layout,
  named: readonly string[],
  options: OwnOptions,
): FilledColumn[] {
  const columns = named.map((text) => {
    const { header, part } = parseColumn(text, options.exercises);
    const worth = options.exercises.filter(
      ({ id }) => part === undefined || id === part || id.startsWith(`${part}/`),
    );
    return {
      header,
      at: columnNamed(headers, header, '--column'),
      outOf: worth.reduce((sum, { maxPoints }) => sum + maxPoints, 0),
      value: (row: GradedRow) => sumOf(row, worth, options),
    };
  });
  const twice = columns.find(({ at }, i) => columns.findIndex((one) => one.at === at) !== i);
  if (twice) throw new Error(`--column names '${twice.header}' twice. Name it once.`);
  return columns;
}

/** A header may itself contain an equals sign, which separates a part only if it follows a unit or an exercise. */
export function parseColumn(text: string, exercises: readonly Worth[]): { header: string; part?: string } {
  const { 1: part = '', 2: header = '' } = /^([^=]+)=(.+)$/s.exec(text) ?? [];
  const known = exercises.some(({ id }) => id === part.trim() || id.startsWith(`${part.trim()}/`));
  return known && part !== '' ? { header: header.trim(), part: part.trim() } : { header: text.trim() };
}

function sumOf(
  { result, unknown }: GradedRow,
  worth: readonly Worth[],
  { selected, policy }: OwnOptions,
): Value {
  // A part that was not graded this time is not changed.
  if (selected && !worth.some(({ id }) => selected.has(id))) return undefined;
  if (worth.some(({ id }) => unknown.has(id))) return undefined;
  let sum = 0;
  for (const { id } of worth) {
    const exercise = result.exercises.find((one) => one.id === id);
    if (!exercise || !isJudged(exercise)) return null;
    const counted = policy ? result.final?.exercises.find((one) => one.id === id)?.counted : exercise.points;
    if (counted === undefined) return null;
    sum += counted;
  }
  return sum;
}
