import { randomBytes } from 'node:crypto';

/**
 * Lines in which GitHub's runner executes no command, whatever a student wrote into them: it stops at the first line
 * and resumes at the last, whose token cannot be guessed. Elsewhere the text is unchanged.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions#stopping-and-starting-workflow-commands
 */
export function inert(text: string): string {
  if (!process.env['GITHUB_ACTIONS']) return text;
  const word = randomBytes(16).toString('hex');
  return `::stop-commands::${word}\n${text}\n::${word}::`;
}

/**
 * JSON for standard output: the same value, but without anything that a runner takes as a command, such as `##[error]`.
 */
export const inertJson = (value: unknown): string =>
  JSON.stringify(value, null, 2).replace(/##(?=\[|vso\[)/gi, '#\\u0023');
