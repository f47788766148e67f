/** Means and standard errors from the tables of docs/reproduce. */
import tables from '../../../docs/reproduce/tables.json' with { type: 'json' };

import { reportedTable, type Reported } from '../markdown/reported-table.ts';

export interface Measured {
  readonly mean: number;
  /** Standard error; 0 if none is reported. */
  readonly error: number;
}

/** A cell of a table. Throws if the table has no such row or column. */
export function measured(section: string, row: string, column: string): Measured {
  const sections: Readonly<Record<string, Reported>> = tables;
  const [[, cell = ''] = []] = reportedTable(sections, { section, rows: [row], columns: [column] }).body;
  const [mean = NaN, error = 0] = cell.split(' ± ').map(Number);
  if (Number.isNaN(mean)) throw new Error(`'${section}' has no number at '${row}', '${column}': ${cell}`);
  return { mean, error };
}
