import type { Line } from '../table/cells.ts';
import type { Table } from '../table/dialect.ts';
import { numberIn, written, type DecimalMark } from '../table/numbers.ts';
import type { Column, FilledColumn, Value } from './columns.ts';
import type { Layout } from './layout.ts';
import type { Matches } from './match.ts';

/** A platform's maximum for a column: Canvas has a separate line for it, Moodle repeats it in each line. */
export function maximumOf(
  { kind, headers, maxima }: Layout,
  line: Line | undefined,
  at: number,
  mark: DecimalMark,
): number | undefined {
  const said =
    kind === 'Canvas'
      ? maxima?.cells[at]?.value
      : kind === 'Moodle worksheet'
        ? line?.cells[headers.findIndex((header) => /^maximum grade$/i.test(header))]?.value
        : undefined;
  const value = numberIn(said ?? '', mark) ?? numberIn(said ?? '', '.');
  return value !== undefined && value > 0 ? value : undefined;
}

/** Points in a platform's own scale, to the five decimals that Moodle keeps. */
export function scaled(
  value: Value,
  column: Column & { outOf?: number },
  maximum: number | undefined,
): Value {
  if (typeof value !== 'number' || maximum === undefined || !column.outOf || column.outOf === maximum)
    return value;
  return Math.round((1e5 * value * maximum) / column.outOf) / 1e5;
}

/** @throws Error in one sentence if a column to fill is not for points, or its maximum differs from ours */
export function checkMaxima(
  { lines }: Table,
  layout: Layout,
  filled: readonly FilledColumn[],
  { lineOf }: Matches,
  mark: DecimalMark,
  scale: boolean,
): void {
  for (const { header, at, outOf } of filled) {
    if (layout.maxima?.cells[at]?.value.includes('(read only)'))
      throw new Error(
        `the column '${header}' is read only: Canvas computes it. Name an assignment's own column.`,
      );
    if (/\((percentage|letter)\)$/i.test(header))
      throw new Error(`the column '${header}' does not hold points. Export the class with real grades.`);
    if (scale) continue;
    const different = [...lineOf.values(), ...(layout.maxima ? [0] : [])]
      .map((index) => maximumOf(layout, lines[index], at, mark))
      .find((maximum) => maximum !== undefined && Math.abs(maximum - outOf) > 1e-6);
    if (different !== undefined)
      throw new Error(
        `the column '${header}' is out of ${written(different, '.')} and our points are out of ${written(outOf, '.')}. Change the maximum there, or convert the points with --scale.`,
      );
  }
}
