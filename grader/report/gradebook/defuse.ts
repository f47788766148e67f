import { visible } from '../style.ts';

/** Spreadsheets take these for the beginning of a formula, whatever the quotes say, and some skip what cannot be seen. */
const formula = /^[\s\p{C}\ufffd]*[=+\-@＝＋－＠]|^[\t\r]/u;

/** An id as a table holds it. Nothing is taken out of it, so that no two ids become one. */
export const idText = (id: string): string =>
  id.replace(/[^\P{Cc}\t\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');

/** Text that a spreadsheet does not run: OWASP's apostrophe in front of what looks like a formula. */
export function defused(text: string): string {
  const shown = visible(text);
  return formula.test(shown) ? `'${shown}` : shown;
}

/** What was defused, as it was. */
export const undefused = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
