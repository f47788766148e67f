import { textOrComment } from './missing-exports.ts';

/** What a child says of an import. Node tells no place of it, because no line of the file has run. */
const refusal = /(?:Error: )?(?='([^'\n]{1,500})' cannot be imported here)/;
const importing = /\b(?:from|import)\s*(?:\(\s*)?$/;

/**
 * Adds to an import that was refused where it stands: `line 3, column 32: 'fs' cannot be imported here …`.
 *
 * @param message why a student's code ended
 * @param code the student's file, its types as blanks, because an import of types is not run
 */
export function withImportPosition(message: string, code: string): string {
  const [, name] = refusal.exec(message) ?? [];
  if (name === undefined || /^line \d/.test(message)) return message;
  const start = placeOf(name, code);
  if (start === undefined) return message;
  const above = code.slice(0, start).split('\n');
  return message.replace(refusal, `line ${above.length}, column ${(above.at(-1)?.length ?? 0) + 1}: `);
}

/** Where the first import of a name has its text. */
function placeOf(name: string, code: string): number | undefined {
  // Comments and texts as blanks, up to the text in question: `import /* it */ 'fs'`.
  let before = '';
  let end = 0;
  for (const { 0: text, index } of code.matchAll(textOrComment)) {
    before = `${before}${code.slice(end, index)}`.slice(-longest);
    end = index + text.length;
    if (/^['"]/.test(text) && text.slice(1, -1) === name && importing.test(before)) return index;
    before += /^\/[/*]/.test(text) ? ' ' : "''";
  }
  return undefined;
}

/** White space between `import` and its text that counts as such. */
const longest = 1000;
