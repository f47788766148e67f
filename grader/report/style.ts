import { stripVTControlCharacters, styleText } from 'node:util';
import type { Verdict } from '#grader/core/result.ts';

type Format = Parameters<typeof styleText>[0];

/** Colour only on a terminal that wants it (NO_COLOR, FORCE_COLOR and non-terminals are respected). */
export const paint = (format: Format, text: string): string =>
  styleText(format, text, { stream: process.stdout });

export const mark: Record<Verdict, string> = {
  pass: '✓',
  fail: '✗',
  error: '✗',
  timeout: '◷',
  ungradable: '?',
  infra: '!',
};
export const colour: Record<Verdict, Format> = {
  pass: 'green',
  fail: 'red',
  error: 'red',
  timeout: 'yellow',
  ungradable: 'yellow',
  infra: 'magenta',
};

// C0 and C1 controls but tab and newline, and the marks that reverse the direction of text.
const controls = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

/** Text of a student's on our terminal: no control character may move the cursor or rewrite a grade. */
export const plain = (text: string): string =>
  stripVTControlCharacters(text).replace(controls, (character) =>
    /[\t\n]/.test(character) ? character : '\ufffd',
  );

/** Columns of the terminal; logs elsewhere take longer lines. */
export const terminalWidth = (): number => (process.stdout.isTTY ? process.stdout.columns : 140);

/** Breaks text into lines of at most `width` at spaces, each but the first behind `indent`. */
export function wrap(text: string, indent: string, width = Math.min(100, terminalWidth())): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width - indent.length) {
        lines.push(line);
        line = word;
      } else line = line === '' ? word : `${line} ${word}`;
    }
    lines.push(line);
  }
  return lines.map((line) => indent + line).join('\n');
}

/** Columns as wide as their widest cell; the first flush left, the others flush right. */
export function table(rows: readonly (readonly string[])[]): string {
  const width = (text: string): number => stripVTControlCharacters(text).length;
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => width(row[column] ?? ''))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const padding = ' '.repeat((widths[column] ?? 0) - width(cell));
          return column === 0 ? cell + padding : padding + cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
