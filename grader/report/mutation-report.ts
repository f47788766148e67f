import type { Mutation } from '#grader/host/authoring/mutate.ts';
import { paint, wrap } from './style.ts';

/** One exercise's mutants in a terminal: counts, and each survivor with its place and its code. */
export function mutationReport({ id, killed, equivalent, alive, problems }: Mutation): string {
  const isClean = alive.length + problems.length === 0;
  const mark = isClean ? paint('green', '✓') : paint('red', '✗');
  return [
    `${mark} ${paint('bold', id)}: ${killed} mutants killed, ${equivalent} equivalent, ${alive.length} alive`,
    ...alive.map(
      ({ line, column, mutator, code }) =>
        `  solution.ts:${line}:${column} ${mutator}\n    ${paint('bold', code)}`,
    ),
    ...problems.map((problem) => paint('red', wrap(problem, '  '))),
  ].join('\n');
}
