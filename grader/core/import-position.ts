import type { AskOutline } from './outline.ts';

/** A child's message about an import. Node gives no place for it, because no line of the file has run. */
const refusal = /(?:Error: )?(?='([^'\n]{1,500})' cannot be imported here)/;

/**
 * Adds the place to the message about a refused import: `line 3, column 32: 'fs' cannot be imported here …`. The outline
 * of the student's file is asked for only then.
 */
export async function withImportPosition(message: string, outline: AskOutline): Promise<string> {
  const [, name] = refusal.exec(message) ?? [];
  if (name === undefined || /^line \d/.test(message)) return message;
  const found = (await outline())?.imports.find(({ specifier }) => specifier === name);
  return found ? message.replace(refusal, `line ${found.line}, column ${found.column}: `) : message;
}
