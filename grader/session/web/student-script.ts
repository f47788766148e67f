/**
 * The text of the worker that runs a student's code: the code as a function, and behind it the runner that calls it.
 *
 * One text, because a worker in a frame of opaque origin that may not load anything can only run what it is made of. The
 * student's code comes first, so that lines in a stack tell whose they are.
 */
import type { Export, Source } from './student-protocol.ts';

/** The name under which the runner finds the student's code. */
export const studentFunction = 'genlabStudent';

/** Lines in front of the student's own. */
export const linesBefore = 1;

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

/** @param runner JavaScript that takes the student's function from the global scope */
export function studentScript({ code, imports, exports }: Source, runner: string): string {
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
  const before = `self.${studentFunction}=(function(){"use strict";return async($genlab)=>{{${linked.join('')}$genlab.exports({${read.join(',')}});`;
  return `${before}\n${code}\n}}})();\n${runner}`;
}

const valueOf = (one: Export): string => {
  if ('local' in one) return one.local;
  return one.imported === '*' ? '$genlab.tf' : `$genlab.tf[${JSON.stringify(one.imported)}]`;
};

/** How many lines of the text, the ones in front included, hold the student's code. */
export const studentLines = ({ code }: Source): number =>
  linesBefore + code.split(/\r\n|[\n\r\u2028\u2029]/).length;
