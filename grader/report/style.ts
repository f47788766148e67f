import { stripVTControlCharacters, styleText } from 'node:util';
import stringWidth from 'string-width';
import type { Verdict } from '#grader/core/result.ts';

type Format = Parameters<typeof styleText>[0];

/** Colour only on a terminal that wants it (NO_COLOR, FORCE_COLOR and non-terminals are respected). */
export const paint = (format: Format, text: string): string =>
  styleText(format, text, { stream: process.stdout });

/**
 * Text of ours with its `code` in bold if styles are shown, and in backticks elsewhere. Each word is styled separately,
 * so that lines can be broken between words.
 */
export const withCode = (text: string): string =>
  text.replace(/`([^`\n]+)`/g, (span, code: string) =>
    paint('bold', code) === code ? span : code.replace(/[^ ]+/g, (word) => paint('bold', word)),
  );

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

/**
 * Invisible characters: control characters, format characters (direction marks, zero widths, tags), line and paragraph
 * separators, halves of a surrogate pair, and whatever else Unicode lets a font leave out.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** The two that occur in pictographs: a variation selector after one, a joiner between two. */
const pictograph = /\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]*$/u;

/** A student's text in a report: nothing in it may move the cursor, rewrite a grade, or be hidden. */
export const visible = (text: string): string =>
  stripVTControlCharacters(text).replace(invisible, (character, at: number, all: string) =>
    /[\t\n]/.test(character) || joinsPictographs(character, at, all) ? character : '\ufffd',
  );

function joinsPictographs(character: string, at: number, all: string): boolean {
  if (character !== '\ufe0f' && character !== '\u200d') return false;
  // As many as a pictograph with its modifiers has.
  if (!pictograph.test(all.slice(Math.max(0, at - 8), at))) return false;
  return character === '\ufe0f' || /^\p{Extended_Pictographic}/u.test(all.slice(at + 1, at + 3));
}

/**
 * Plain text for a log that a runner reads for commands. GitHub's and Azure's runners look for `::` at the beginning of
 * a line, after trimming it, and for `##[` and `##vso[` anywhere. A line may begin wherever there is white space,
 * because texts are wrapped. A space breaks the command, and a reader sees the change. A terminal executes no commands.
 */
export const forLog = (text: string): string =>
  process.stdout.isTTY
    ? visible(text)
    : visible(text)
        .replace(/(?<=^|\s|\ufffd)::/g, ': :')
        .replace(/##(?=\[|vso\[)/gi, '# #');

/** Columns of the terminal; logs elsewhere may have longer lines. */
export const terminalWidth = (): number => (process.stdout.isTTY ? process.stdout.columns : 140);

/** Breaks text into lines of at most `width` at spaces, each after `indent`. Styles take no columns. */
export function wrap(text: string, indent: string, width = Math.min(100, terminalWidth())): string {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && stringWidth(longer) > width - indent.length) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    lines.push(line);
  }
  return lines.map((line) => indent + line).join('\n');
}

/** The part of a line that fits into `width` columns. */
export function fitted(text: string, width: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(kept + segment) > width) break;
    kept += segment;
  }
  return kept;
}

/** Columns as wide as their widest cell on a terminal; the first left-aligned, the others right-aligned. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const padding = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
          return column === 0 ? cell + padding : padding + cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
