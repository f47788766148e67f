import { isBlank, type Line } from '../table/cells.ts';
import type { Table } from '../table/dialect.ts';

/** A replacement for the text between two positions. */
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Texts of cells by their columns. */
export type NewCells = ReadonlyMap<number, string>;

/**
 * Puts cells into a table. The rest is kept byte for byte: quotes, spaces, blank lines and line ends.
 *
 * @param cells by the index of the line, then of the column
 * @param pad number of columns to which each line with an identity is padded with empty cells; 0 for no padding
 * @param added lines to put below the last one that is not blank
 */
export function editTable(
  table: Table,
  cells: ReadonlyMap<number, NewCells>,
  pad: number,
  added: readonly NewCells[],
): string {
  const full = table.lines[0]?.cells.length ?? 0;
  const edits = table.lines.flatMap((line, index) => {
    const own = cells.get(index) ?? new Map<number, string>();
    const regular = index > 0 && !isBlank(line) && line.cells.length >= Math.min(2, full);
    return lineEdits(table, line, own, regular ? pad : 0);
  });
  const last = table.lines.findLast((line) => !isBlank(line));
  if (last && added.length > 0) edits.push(newLines(table, last, added, Math.max(pad, full)));
  let text = '';
  let at = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start)) {
    text += table.text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return text + table.text.slice(at);
}

function lineEdits({ delimiter }: Table, line: Line, own: NewCells, pad: number): Edit[] {
  const inside = [...own]
    .filter(([column]) => column < line.cells.length)
    .map(([column, text]): Edit => {
      const { start, end } = line.cells[column] as Line['cells'][number];
      return { start, end, text: quotedIfNeeded(text, delimiter) };
    });
  const wide = Math.max(pad, ...[...own.keys()].map((column) => column + 1));
  if (wide <= line.cells.length) return inside;
  const tail = Array.from({ length: wide - line.cells.length }, (_, i) =>
    quotedIfNeeded(own.get(line.cells.length + i) ?? '', delimiter),
  );
  return [...inside, { start: line.end, end: line.end, text: tail.map((cell) => delimiter + cell).join('') }];
}

function newLines(
  { delimiter, lineEnd }: Table,
  last: Line,
  added: readonly NewCells[],
  width: number,
): Edit {
  const at = last.end + last.lineEnd.length;
  const texts = added.map((cells) =>
    Array.from({ length: width }, (_, column) => quotedIfNeeded(cells.get(column) ?? '', delimiter)).join(
      delimiter,
    ),
  );
  // A file without a final line end stays that way.
  const text =
    last.lineEnd === '' ? lineEnd + texts.join(lineEnd) : texts.map((line) => line + lineEnd).join('');
  return { start: at, end: at, text };
}

export const quotedIfNeeded = (text: string, delimiter: string): string =>
  text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
