import type { Table } from './dialect.ts';

export type DecimalMark = '.' | ',';

const withMark = { '.': /^[+-]?\d*\.\d+$/, ',': /^[+-]?\d*,\d+$/ } as const;
const grouped = {
  '.': /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/,
  ',': /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/,
} as const;
const whole = /^[+-]?\d+$/;

/**
 * The decimal mark of a table's numbers. It is decided by columns with a header whose cells with digits are all
 * numbers, and by the cells of a column that is to be filled; if there are none, by all cells, if they agree. Otherwise
 * a table has commas if its cells are separated by semicolons, as spreadsheets write it, and points if not.
 *
 * @param first the first line with a student
 * @param filled columns that are to be filled
 * @throws Error in one sentence if the numbers contradict each other
 */
export function decimalMark(table: Table, first: number, filled: readonly number[]): DecimalMark {
  const columns = (table.lines[0]?.cells ?? []).map(({ value }, column) => ({
    header: value.trim(),
    values: table.lines
      .slice(first)
      .map(({ cells }) => cells[column]?.value.trim() ?? '')
      .filter((cell) => /\d/.test(cell)),
    isFilled: filled.includes(column),
  }));
  const saying = (mark: DecimalMark, speaks: (column: (typeof columns)[number]) => boolean) =>
    columns.find(
      (column) =>
        column.header !== '' && column.values.some((value) => isSure(value, mark)) && speaks(column),
    );
  const numeric = (mark: DecimalMark) =>
    saying(mark, ({ values, isFilled }) => isFilled || values.every((value) => isNumber(value, mark)));
  const [points, commas] = [numeric('.'), numeric(',')];
  if (points && commas)
    throw new Error(
      `the column '${points.header}' has numbers with a point and '${commas.header}' has numbers with a comma. Say which of them grades have with --decimal-mark.`,
    );
  if (points ?? commas) return points ? '.' : ',';
  const [anyPoint, anyComma] = [saying('.', () => true), saying(',', () => true)];
  if (!anyPoint !== !anyComma) return anyPoint ? '.' : ',';
  return table.delimiter === ';' ? ',' : '.';
}

const isNumber = (value: string, mark: DecimalMark): boolean =>
  whole.test(value) || withMark[mark].test(value) || grouped[mark].test(value);

/** `1.234` may be a thousand; with two or four digits after the mark it cannot be. */
const isSure = (value: string, mark: DecimalMark): boolean =>
  withMark[mark].test(value) && !grouped[mark === '.' ? ',' : '.'].test(value);

/** A number as the table writes it, with at most six decimals. */
export const written = (value: number, mark: DecimalMark): string =>
  String(Math.abs(value) >= 1e-6 ? Math.round(value * 1e6) / 1e6 : 0).replace('.', mark);

/** The number in a cell of the table, if it is one. */
export function numberIn(text: string, mark: DecimalMark): number | undefined {
  const plain = text.trim();
  return whole.test(plain) || withMark[mark].test(plain) ? Number(plain.replace(mark, '.')) : undefined;
}
