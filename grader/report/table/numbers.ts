import type { Table } from './dialect.ts';

export type DecimalMark = '.' | ',';

const withMark = { '.': /^[+-]?\d*\.\d+$/, ',': /^[+-]?\d*,\d+$/ } as const;
const grouped = { '.': /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/, ',': /^[+-]?[1-9]\d{0,2}(\.\d{3})+(,\d+)?$/ } as const;
const whole = /^[+-]?\d+$/;

/**
 * The decimal mark that a table's numbers have. A column speaks if all its cells with digits are numbers; without any such column that
 * has fractions, a table whose cells are separated by semicolons has commas, as spreadsheets write it, and others have points.
 *
 * @param first the first line with a student
 * @throws Error in one sentence if columns contradict each other
 */
export function decimalMark({ lines, delimiter }: Table, first: number): DecimalMark {
  const rows = lines.slice(first);
  const head = lines[0]?.cells ?? [];
  const says = new Map<DecimalMark, string>();
  for (const [column, { value: header }] of head.entries()) {
    const values = rows.map(({ cells }) => cells[column]?.value.trim() ?? '').filter((value) => /\d/.test(value));
    for (const mark of ['.', ','] as const) {
      const allNumbers = values.every(
        (value) => whole.test(value) || withMark[mark].test(value) || grouped[mark].test(value),
      );
      // `1.234` alone may be a thousand; two digits or four behind the mark cannot.
      const sure = values.some(
        (value) => withMark[mark].test(value) && !grouped[mark === '.' ? ',' : '.'].test(value),
      );
      if (allNumbers && sure && !says.has(mark)) says.set(mark, header);
    }
  }
  if (says.size > 1)
    throw new Error(
      `the column '${says.get('.') ?? ''}' writes numbers with a point and '${says.get(',') ?? ''}' with a comma. Say which of them grades have with --decimal-mark.`,
    );
  const [only] = says.keys();
  return only ?? (delimiter === ';' ? ',' : '.');
}

/** A number as the table writes it, with at most six decimals. */
export const written = (value: number, mark: DecimalMark): string =>
  String(Math.abs(value) >= 1e-6 ? Math.round(value * 1e6) / 1e6 : 0).replace('.', mark);

/** What a cell of the table says, if that is a number. */
export function numberIn(text: string, mark: DecimalMark): number | undefined {
  const plain = text.trim();
  return whole.test(plain) || withMark[mark].test(plain) ? Number(plain.replace(mark, '.')) : undefined;
}
