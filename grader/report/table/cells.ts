/** A cell of a table: its position, including quotes, and its text. */
export interface Cell {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

export interface Line {
  readonly cells: readonly Cell[];
  /** Where its cells end and its line end begins. */
  readonly end: number;
  readonly lineEnd: '' | '\n' | '\r\n' | '\r';
}

/**
 * Finds the cells of a table by RFC 4180, with any delimiter and line ends; no text is lost or joined.
 *
 * @param from position at which the table begins
 * @param maximum number of lines to read
 * @throws Error in one sentence if a quote is not closed, or there is text beside a quoted cell
 */
export function readCells(text: string, delimiter: string, from = 0, most = Infinity): Line[] {
  const lines: Line[] = [];
  let at = from;
  while (at < text.length && lines.length < most) {
    const cells: Cell[] = [];
    for (;;) {
      const cell =
        text[at] === '"' ? quoted(text, at, lines.length) : bare(text, at, delimiter, lines.length);
      cells.push(cell);
      at = cell.end;
      if (text[at] !== delimiter) break;
      at++;
    }
    const lineEnd = lineEndAt(text, at);
    if (lineEnd === '' && at < text.length)
      throw new Error(
        `line ${lines.length + 1} has text after the closing quote of a cell. Write a quote inside a cell as two.`,
      );
    lines.push({ cells, end: at, lineEnd });
    at += lineEnd.length;
  }
  return lines;
}

/** A line without any cell, as at the end of many files. */
export const isBlank = ({ cells: [first, ...others] }: Line): boolean =>
  others.length === 0 && (!first || first.start === first.end);

function lineEndAt(text: string, at: number): Line['lineEnd'] {
  if (text[at] === '\n') return '\n';
  if (text[at] !== '\r') return '';
  return text[at + 1] === '\n' ? '\r\n' : '\r';
}

function quoted(text: string, start: number, line: number): Cell {
  let end = start + 1;
  for (;;) {
    end = text.indexOf('"', end);
    if (end < 0) throw new Error(`line ${line + 1} opens a quote that is never closed. Close it.`);
    if (text[end + 1] !== '"') break;
    end += 2;
  }
  return { start, end: end + 1, value: text.slice(start + 1, end).replaceAll('""', '"') };
}

function bare(text: string, start: number, delimiter: string, line: number): Cell {
  let end = start;
  while (end < text.length && text[end] !== delimiter && text[end] !== '\n' && text[end] !== '\r') end++;
  const value = text.slice(start, end);
  // Programs disagree about such a cell, and its quotes may contain a delimiter.
  if (/^\s+"/.test(value))
    throw new Error(`line ${line + 1} has a space before an opening quote. Remove the space.`);
  return { start, end, value };
}
