import type { SubmissionResult } from '#grader/core/result.ts';
import { escapeHtml } from './page-html.ts';

interface Line {
  readonly path: string;
  readonly reason: string;
}

/** What became of every entry that was handed in. */
export interface HandedIn {
  readonly understood: number;
  readonly ignored: readonly Line[];
  readonly unknown: readonly Line[];
  readonly notes: readonly string[];
}

/** Lines of one list; a class of thousands keeps its page small. */
const most = 500;

/** For the page of a class: who has no grade and why, and the entries that nobody understood or that were ignored. */
export function accountHtml(results: readonly SubmissionResult[], account: HandedIn | undefined): string {
  const unread = results.flatMap(({ submission, problem }) =>
    problem === undefined ? [] : [{ path: submission, reason: problem }],
  );
  const { understood = 0, ignored = [], unknown = [], notes = [] } = account ?? {};
  const parts = [
    linesHtml('Handed in, and not readable', unread),
    ...(notes.length === 0 ? [] : [`<p>${notes.slice(0, most).map(escapeHtml).join('<br>')}</p>`]),
    linesHtml('Entries that were not understood', unknown),
    linesHtml('Entries that were ignored', ignored),
  ].filter((part) => part !== '');
  return parts.length === 0
    ? ''
    : `<details${unread.length + unknown.length > 0 ? ' open' : ''}><summary><b>What was handed in</b> <span>${understood} files read, ${ignored.length} ignored, ${unknown.length} not understood</span></summary>${parts.join('\n')}</details>`;
}

function linesHtml(title: string, lines: readonly Line[]): string {
  if (lines.length === 0) return '';
  const items = lines
    .slice(0, most)
    .map(({ path, reason }) => `<li><b>${escapeHtml(path)}</b>: ${escapeHtml(reason)}</li>`);
  const rest = lines.length > most ? [`<li>and ${lines.length - most} more</li>`] : [];
  return `<p><b>${title}</b></p><ul>${[...items, ...rest].join('\n')}</ul>`;
}

/** For the page of a student: whose answer it is, and how files were taken that are not named or placed as asked. */
export function handedInHtml({ group, problem, notes }: SubmissionResult): string {
  const lines = [
    ...(group ? [`Group ${group.id}: ${group.members.join(', ')}`] : []),
    ...(problem === undefined ? notes : [`Nothing could be graded: ${problem}`]),
  ];
  if (lines.length === 0) return '';
  return `<ul class="notes">${lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('')}</ul>`;
}
