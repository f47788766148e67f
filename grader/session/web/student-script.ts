/**
 * The text of the worker that runs a student's code: the code as a function, followed by the runner that calls it.
 *
 * It is one text, because a worker in a frame of opaque origin may not load anything. The student's code comes first,
 * so that the line numbers of a stack tell which code they belong to.
 */
import type { Export, Source } from './student-protocol.ts';

/** The name under which the worker finds the student's code. */
const globalName = 'genlabStudent';

/** Lines before the student's code. */
const linesBefore = 1;

/** The argument of the student's code. */
export interface Linkage {
  /** The names of tfjs. */
  readonly tf: object;
  /** The same names, each as a function that reads it: for `export *`. */
  readonly all: Readonly<Record<string, () => unknown>>;
  /** For a dynamic import. */
  later(): Promise<object>;
  /** Receives the exports before the code runs: a function may be called before the line that declares a constant. */
  exports(read: Readonly<Record<string, () => unknown>>): void;
}

/** The student's code as the worker finds it. */
export interface StudentCode {
  readonly run: (linkage: Linkage) => Promise<void>;
  /** The names of tfjs that the file uses. */
  readonly imported: readonly string[];
  /** How many lines of the script, from the first, hold the student's code. */
  readonly lines: number;
}

/** Removes the student's code from the global scope, so that the code cannot find itself there. */
export function studentCode(): StudentCode {
  const value = Reflect.get(globalThis, globalName) as StudentCode;
  Reflect.deleteProperty(globalThis, globalName);
  return value;
}

/** @param runner JavaScript that calls `studentCode` */
export function studentScript(source: Source, runner: string): string {
  const { code, imports, exports } = source;
  const linked = imports.map(({ local, imported }) =>
    imported === '*'
      ? `const ${local}=$genlab.tf;`
      : `const{${JSON.stringify(imported)}:${local}}=$genlab.tf;`,
  );
  const read = exports.flatMap((one) =>
    one.name === '*' ? [] : `${JSON.stringify(one.name)}:()=>${valueOf(one)}`,
  );
  if (exports.some(({ name }) => name === '*')) read.unshift('...$genlab.all');
  // A block inside a strict function behaves like a module for duplicate declarations and for `this`.
  const before = `self.${globalName}={run:(function(){"use strict";return async($genlab)=>{{${linked.join('')}$genlab.exports({${read.join(',')}});`;
  const known = { imported: importedNames(source), lines: studentLines(source) };
  return `${before}\n${code}\n}}})(),...${JSON.stringify(known)}};\n${runner}`;
}

const valueOf = (one: Export): string => {
  if ('local' in one) return one.local;
  return one.imported === '*' ? '$genlab.tf' : `$genlab.tf[${JSON.stringify(one.imported)}]`;
};

const importedNames = ({ imports, exports }: Source): string[] =>
  [...imports, ...exports].flatMap((one) =>
    'imported' in one && one.imported !== '*' ? [one.imported] : [],
  );

/** How many lines of the script hold the student's code, including the ones before it. */
export const studentLines = ({ code }: Source): number =>
  linesBefore + code.split(/\r\n|[\n\r\u2028\u2029]/).length;

/** A place in the script as a place in the student's file; undefined if it is before or after the code. */
export const placeInFile = (
  at: { readonly line: number; readonly column: number },
  lines: number,
): { line: number; column: number } | undefined =>
  at.line > linesBefore && at.line <= lines && at.column >= 1
    ? { line: at.line - linesBefore, column: at.column }
    : undefined;

/** The first place of a stack that is in the student's lines; the runner's lines follow them. */
export function placeInScript(error: unknown, lines: number): { line: number; column: number } | undefined {
  let stack = '';
  try {
    if (error instanceof Error) stack = String(error.stack);
  } catch {
    return undefined;
  }
  for (const [, line, column] of stack.matchAll(/blob:[^\s()]*?:(\d{1,9}):(\d{1,9})/g)) {
    const place = placeInFile({ line: Number(line), column: Number(column) }, lines);
    if (place) return place;
  }
  return undefined;
}
