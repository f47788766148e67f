import { stripVTControlCharacters, styleText } from 'node:util';
import stringWidth from 'string-width';
import type { Verdict } from '#grader/core/result.ts';

type Format = Parameters<typeof styleText>[0];

/** Colour only on a terminal that wants it (NO_COLOR, FORCE_COLOR and non-terminals are respected). */
export const paint = (format: Format, text: string): string =>
  styleText(format, text, { stream: process.stdout });

/**
 * Text of ours with its `code` in bold where styles are shown, and between its backticks elsewhere. Each word has a style of its
 * own, so that lines can be broken between them.
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
 * Characters that cannot be seen: controls, format characters (marks of direction, zero widths, tags), separators of
 * lines and paragraphs, halves of a surrogate pair, and whatever else Unicode lets a font leave out.
 */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
/** The two that stand in pictographs: a variation selector behind one, a joiner between two. */
const pictograph = /\p{Extended_Pictographic}[\p{Emoji_Modifier}\ufe0f]*$/u;

/** Text of a student's in a report: nothing in it may move the cursor, rewrite a grade, or hide. */
export const visible = (text: string): string =>
  stripVTControlCharacters(text).replace(invisible, (character, at: number, all: string) =>
    /[\t\n]/.test(character) || joinsPictographs(character, at, all) ? character : '\ufffd',
  );

function joinsPictographs(character: string, at: number, all: string): boolean {
  if (character !== '\ufe0f' && character !== '\u200d') return false;
  // As much as a pictograph with its modifiers takes up.
  if (!pictograph.test(all.slice(Math.max(0, at - 8), at))) return false;
  return character === '\ufe0f' || /^\p{Extended_Pictographic}/u.test(all.slice(at + 1, at + 3));
}

/**
 * Plain text for a log that a runner reads for commands. GitHub's and Azure's runners look for `::` at the beginning of a
 * line, after trimming it, and for `##[` and `##vso[` anywhere. A line may begin wherever there is white space, because
 * texts are wrapped. A space breaks the command, and a reader sees that something was done. A terminal takes no commands.
 */
export const forLog = (text: string): string =>
  process.stdout.isTTY
    ? visible(text)
    : visible(text)
        .replace(/(?<=^|\s|\ufffd)::/g, ': :')
        .replace(/##(?=\[|vso\[)/gi, '# #');

/** Columns of the terminal; logs elsewhere take longer lines. */
export const terminalWidth = (): number => (process.stdout.isTTY ? process.stdout.columns : 140);

/** Breaks text into lines of at most `width` at spaces, each behind `indent`. Styles take no column. */
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

/** As much of a line as fits into `width` columns. */
export function fitted(text: string, width: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(kept + segment) > width) break;
    kept += segment;
  }
  return kept;
}

/** Columns as wide as their widest cell on a terminal; the first flush left, the others flush right. */
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
