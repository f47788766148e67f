import { visible } from '../style.ts';

/** Spreadsheets take these as the beginning of a formula, even inside quotes, and some skip invisible characters. */
const formula = /^[\s\p{C}\ufffd]*[=+\-@＝＋－＠]|^[\t\r]/u;

/** An id as a table stores it. No character is removed, so that two ids never become the same. */
export const idText = (id: string): string =>
  id.replace(/[^\P{Cc}\t\n]|[\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');

/** Text that a spreadsheet does not run: OWASP's apostrophe before what looks like a formula. */
export function defused(text: string): string {
  const shown = visible(text);
  return formula.test(shown) ? `'${shown}` : shown;
}

/** The original of a defused text. */
export const undefused = (text: string): string =>
  text.startsWith("'") && formula.test(text.slice(1)) ? text.slice(1) : text;
