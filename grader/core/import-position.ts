import { textOrComment } from './missing-exports.ts';

/** A child's message about an import. Node gives no place for it, because no line of the file has run. */
const refusal = /(?:Error: )?(?='([^'\n]{1,500})' cannot be imported here)/;
const importing = /\b(?:from|import)\s*(?:\(\s*)?$/;

/**
 * Adds the place to the message about a refused import: `line 3, column 32: 'fs' cannot be imported here …`.
 *
 * @param message the message
 * @param code the student's file with types replaced by blanks, because an import of types is not run
 */
export function withImportPosition(message: string, code: string): string {
  const [, name] = refusal.exec(message) ?? [];
  if (name === undefined || /^line \d/.test(message)) return message;
  const start = placeOf(name, code);
  if (start === undefined) return message;
  const above = code.slice(0, start).split('\n');
  return message.replace(refusal, `line ${above.length}, column ${(above.at(-1)?.length ?? 0) + 1}: `);
}

/** The position of the specifier in the first import of a name. */
function placeOf(name: string, code: string): number | undefined {
  // Comments and strings are blanked up to the specifier: `import /* it */ 'fs'`.
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

/** What counts as white space between `import` and the specifier. */
const longest = 1000;
