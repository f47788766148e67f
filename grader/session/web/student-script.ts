/**
 * The text of the worker that runs a student's code: the code as a function, and behind it the runner that calls it.
 *
 * One text, because a worker in a frame of opaque origin that may not load anything can only run what it is made of. The
 * student's code comes first, so that lines in a stack tell whose they are.
 */
import type { Export, Source } from './student-protocol.ts';

/** The name under which the worker finds the student's code. */
const globalName = 'genlabStudent';

/** Lines in front of the student's own. */
const linesBefore = 1;

/** What the student's code is called with. */
export interface Linkage {
  /** The names of tfjs. */
  readonly tf: object;
  /** The same, each as a function that reads it: for an export of all of them. */
  readonly all: Readonly<Record<string, () => unknown>>;
  /** For a dynamic import. */
  later(): Promise<object>;
  /** Takes the exports before the code runs: a function may be called before the line that declares a constant. */
  exports(read: Readonly<Record<string, () => unknown>>): void;
}

/** The student's code as the worker finds it. */
export interface StudentCode {
  readonly run: (linkage: Linkage) => Promise<void>;
  /** The names of tfjs that the file counts on. */
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
  // A block inside a strict function: what may be declared twice, and what `this` is, are as in a module.
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

/** How many lines of the script, the ones in front included, hold the student's code. */
export const studentLines = ({ code }: Source): number =>
  linesBefore + code.split(/\r\n|[\n\r\u2028\u2029]/).length;

/** A place in the script as a place in the student's file; undefined if it is in front of the code or behind it. */
export const placeInFile = (
  at: { readonly line: number; readonly column: number },
  lines: number,
): { line: number; column: number } | undefined =>
  at.line > linesBefore && at.line <= lines && at.column >= 1
    ? { line: at.line - linesBefore, column: at.column }
    : undefined;

/** The first place of a stack that is in the student's lines; the runner's are behind them. */
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
