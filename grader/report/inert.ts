import { randomBytes } from 'node:crypto';

/**
 * Lines in which GitHub's runner carries out no command, whatever a student wrote into them: it stops at the first line
 * and goes on at the last, whose word nobody can guess. Elsewhere the text as it is.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
 */
export function inert(text: string): string {
  if (!process.env['GITHUB_ACTIONS']) return text;
  const word = randomBytes(16).toString('hex');
  return `::stop-commands::${word}\n${text}\n::${word}::`;
}

/** JSON for standard output: the same value, in which no runner finds a command such as `##[error]`. */
export const inertJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(/##(?=\[|vso\[)/gi, '#\\u0023');
