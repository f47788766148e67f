import { basename } from 'node:path';
import type { TypeChecker } from '#grader/session/node/tools/type-check.ts';
import type { Sources } from './answer-sources.ts';

/**
 * One sentence for each mistake whose code, the solution after its edits, does not type-check. One program checks all.
 */
export async function mistakeTypeProblems(wrong: Sources, checker: TypeChecker): Promise<readonly string[]> {
  const files = Object.fromEntries(Object.entries(wrong).map(([name, source]) => [`${name}.ts`, source]));
  const errors = Object.entries(await checker.check(files));
  return errors.flatMap(([file, [first]]) => {
    if (!first) return [];
    const code = files[file]?.split('\n')[first.line - 1]?.trim() ?? '';
    return `mistake '${basename(file, '.ts')}' in _private/mistakes.ts does not type-check: line ${first.line} of the edited solution.ts, \`${code}\`: ${first.message}`;
  });
}
