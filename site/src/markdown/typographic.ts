/**
 * A text from an attribute or a data file, with the typography of running text: curly apostrophes, and no line breaks inside
 * short expressions.
 */
export const typographic = (text: string): string =>
  text
    .replaceAll(/(?<=[\p{L}\d])'/gu, '’')
    .replaceAll(/ (?=%)/g, '\u00a0')
    .replaceAll(/(?<=(?:^|[\s(])\S{1,8}) ([=±·−+:<>≤≥]) (?=\S{1,8}(?:\s|$))/gu, '\u00a0$1\u00a0')
    .replaceAll(/(?<=\(\S{1,3},) (?=\S{1,3}\))/g, '\u00a0')
    .replaceAll(/\b(E|log|exp|KL) (?=\S{1,6}\()/g, '$1\u00a0')
    .replaceAll(/\b(log|exp) (?=\p{L}\b)/gu, '$1\u00a0');
