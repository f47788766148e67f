import { newHeaders, newValues, problemOf, type GradedRow, type OwnOptions } from './gradebook/columns.ts';
import { defused, idText } from './gradebook/defuse.ts';
import { quotedIfNeeded } from './gradebook/edit.ts';
import { written } from './table/numbers.ts';

/**
 * A new gradebook (RFC 4180): a row for each submission with its id, score, maximum, final grade under a policy, and
 * points by exercise. Text that a spreadsheet would take for a formula is defused with an apostrophe (OWASP, CSV
 * injection). An exercise that could not be graded has an empty cell, never a zero.
 */
export function gradebookCsv(rows: readonly GradedRow[], options: Omit<OwnOptions, 'problems'>): string {
  const all = {
    ...options,
    selected: undefined,
    problems: rows.some(({ result }) => problemOf(result) !== null),
  };
  const lines = [
    ['submission', ...newHeaders(all)],
    ...rows.map((row) => [
      defused(idText(row.result.submission)),
      ...newValues(all, row).map((value) =>
        typeof value === 'number'
          ? written(value, '.')
          : defused((value ?? '').toWellFormed().replace(/\s+/g, ' ')),
      ),
    ]),
  ];
  return lines.map((cells) => `${cells.map((cell) => quotedIfNeeded(cell, ',')).join(',')}\r\n`).join('');
}
