import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

import { isJudged, type SubmissionResult } from '#grader/core/result.ts';

import { daysLate } from './digest.ts';
import { plain } from './style.ts';

/** A gradebook that cannot be merged as it is: the rule, the value, and what to do. */
export class GradebookProblem extends Error {}

/**
 * A row for each submission: its id, score, maximum, what that comes to under a policy, and points by exercise, as RFC
 * 4180 has it. Text that a spreadsheet
 * would take for a formula is defused with an apostrophe (OWASP, CSV injection); an exercise that could not be graded has an
 * empty cell, never a zero.
 */
export const gradebookCsv = (results: readonly SubmissionResult[]): string =>
  csv([
    ['submission', ...columnsOf(results)],
    ...results.map((result) => [safe(result.submission), ...cells(result)]),
  ]);

/**
 * The same columns put into a gradebook that is there already, row by row by id. Its other columns, its order and the
 * students of whom nothing was handed in stay; who is not in it comes below.
 *
 * @param idColumn the column with the submissions' names; the first unless given
 * @throws GradebookProblem where there is no such column, or an id stands twice
 */
export function mergeGradebook(
  existing: string,
  results: readonly SubmissionResult[],
  idColumn?: string,
): string {
  const [head = [], ...rows] = parse(existing, { bom: true, relax_column_count: true });
  const at = idColumn === undefined ? 0 : head.indexOf(idColumn);
  if (at < 0 || head.length === 0)
    throw new GradebookProblem(
      `the gradebook has no column '${idColumn ?? ''}'; it has ${head.join(', ') || 'none'}. Name one with --id-column.`,
    );
  const ids = rows.map((row) => unsafe(row[at] ?? ''));
  const twice = ids.find((id, i) => id !== '' && ids.indexOf(id) !== i);
  if (twice !== undefined)
    throw new GradebookProblem(
      `'${plain(twice)}' stands twice in the gradebook's column '${head[at] ?? ''}'. Merge by a column whose values differ.`,
    );
  const columns = columnsOf(results);
  const added = columns.filter((column) => !head.includes(column));
  const wide = [...head, ...added];
  const graded = new Map(results.map((result) => [plain(result.submission), cells(result)]));
  const row = (old: readonly string[], values: readonly string[] | undefined): string[] =>
    wide.map((column, i) => {
      const ours = columns.indexOf(column);
      return ours < 0 || values === undefined ? (old[i] ?? '') : (values[ours] ?? '');
    });
  const strangers = results.filter(({ submission }) => !ids.includes(plain(submission)));
  return csv([
    wide,
    ...rows.map((old, i) => row(old, graded.get(ids[i] ?? ''))),
    ...strangers.map((result) => {
      const empty = wide.map((_, i) => (i === at ? safe(result.submission) : ''));
      return row(empty, cells(result));
    }),
  ]);
}

const columnsOf = (results: readonly SubmissionResult[]): string[] => [
  'score',
  'out of',
  ...(results.some(({ final }) => final) ? ['final', 'final out of', 'days late'] : []),
  ...(results[0]?.exercises ?? []).map(({ id }) => id),
];

const cells = ({ score, maxScore, exercises, final }: SubmissionResult): string[] => {
  const shown = (value: number | null): string => (value === null ? '' : String(value));
  return [
    shown(score),
    String(maxScore),
    ...(final ? [shown(final.score), String(final.maxScore), String(daysLate(final))] : []),
    ...exercises.map((exercise) => (isJudged(exercise) ? String(exercise.points) : '')),
  ];
};

const csv = (rows: readonly (readonly string[])[]): string =>
  stringify(rows as string[][], { record_delimiter: '\r\n' });

/** Spreadsheets take these for the beginning of a formula, whatever the quotes say, and some skip what cannot be seen. */
const formula = /^[\s\p{C}\ufffd]*[=+\-@＝＋－＠]|^[\t\r]/u;
const safe = (text: string): string => {
  const shown = plain(text);
  return formula.test(shown) ? `'${shown}` : shown;
};
const unsafe = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
