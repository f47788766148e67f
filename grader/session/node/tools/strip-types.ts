import { stripTypeScriptTypes } from 'node:module';
import { caps, truncate } from '#grader/core/caps.ts';

/** A file that Node cannot run. Line and column count from 1, in the file as it was written. */
export class SyntaxProblem extends Error {
  override readonly name = 'SyntaxProblem';
  readonly line: number | undefined;
  readonly column: number | undefined;
  /** The parser itself failed, and cannot be used again in this thread. */
  readonly fatal: boolean;

  constructor(message: string, line?: number, column?: number, fatal = false) {
    super(message);
    this.line = line;
    this.column = column;
    this.fatal = fatal;
  }
}

/** What to write instead of syntax that Node cannot run, because it only drops types. */
const instead: readonly [RegExp, string][] = [
  [/enum/i, "write `const Name = { A: 'a', B: 'b' } as const` instead of an enum"],
  [/parameter property/i, 'declare the field in the class body and assign it in the constructor'],
  [/namespace|module/i, 'write plain functions in a separate file instead of a namespace'],
  [/import.*=|export.*=/i, "write `import * as name from '…'`"],
];

export const unreadable = 'the file cannot be parsed: is it nested thousands of levels deep?';

/** TypeScript to JavaScript by replacing types with blanks, so that every line and column stays where it was. */
export function stripTypes(source: string): string {
  try {
    return withoutWarnings(() => stripTypeScriptTypes(source));
  } catch (error) {
    throw syntaxProblem(error as NodeJS.ErrnoException);
  }
}

function syntaxProblem(error: NodeJS.ErrnoException): SyntaxProblem {
  const known = ['ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX', 'ERR_INVALID_TYPESCRIPT_SYNTAX'];
  if (!known.includes(error.code ?? '')) {
    // The parser is WebAssembly, whose stack overflows into memory that it may not touch.
    if (
      error instanceof RangeError ||
      /memory access out of bounds|call stack size|unreachable/.test(error.message)
    )
      return new SyntaxProblem(unreadable, undefined, undefined, true);
    throw error;
  }
  // Node puts the place before the stack: ':2', the line, and carets below the offending part.
  const stack = error.stack ?? '';
  const line = /^[^\n]*:(\d+)\n/.exec(stack)?.[1];
  const carets = stack.split('\n').find((text) => /^\s*\^+\s*$/.test(text));
  const column = carets === undefined ? undefined : carets.indexOf('^') + 1;
  const advice = instead.find(([pattern]) => pattern.test(error.message))?.[1];
  const message =
    error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX'
      ? `${error.message.replace(' is not supported in strip-only mode', ' cannot be run here, because it is more than a type')}${advice === undefined ? '' : `: ${advice}`}.`
      : `syntax error: ${error.message}.`;
  // The parser quotes names of the file, which may be as long as the file.
  return new SyntaxProblem(
    truncate(message, caps.problem),
    line === undefined ? undefined : Number(line),
    column,
  );
}

/** The function is marked experimental, and says so once on stderr; the version of Node is pinned. */
function withoutWarnings<T>(run: () => T): T {
  const emitWarning = process.emitWarning.bind(process);
  process.emitWarning = () => undefined;
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}
