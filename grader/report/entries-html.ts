import type { Account, AccountLine } from '#grader/host/intake/account.ts';
import type { SubmissionResult } from '#grader/core/result.ts';
import { joined, type Markup } from '#reference/shared/html.ts';
import { html } from './page-html.ts';

/** Lines of one list; a class of thousands keeps its page small. */
const most = 500;

/** For the page of a class: who has no grade and why, and the entries that were not understood or ignored. */
export function accountHtml(results: readonly SubmissionResult[], account: Account | undefined): Markup {
  const unread = results.flatMap(({ submission, problem }) =>
    problem === undefined ? [] : [{ path: submission, reason: problem }],
  );
  const { understood = 0, ignored = [], unknown = [], notes = [] } = account ?? {};
  const parts = [
    ...linesHtml('Handed in but not readable', unread),
    ...(notes.length === 0
      ? []
      : [
          html`<p>${joined(
            notes.slice(0, most).map((note) => html`${note}`),
            html`<br>`,
          )}</p>`,
        ]),
    ...linesHtml('Entries that were not understood', unknown),
    ...linesHtml('Entries that were ignored', ignored),
  ];
  if (parts.length === 0) return html``;
  const open = unread.length + unknown.length > 0 ? ' open' : '';
  return html`<details${open}><summary><b>What was handed in</b> <span>${understood} files read, ${ignored.length} ignored, ${unknown.length} not understood</span></summary>${joined(parts, '\n')}</details>`;
}

function linesHtml(title: string, lines: readonly AccountLine[]): Markup[] {
  if (lines.length === 0) return [];
  const items = lines.slice(0, most).map(({ path, reason }) => html`<li><b>${path}</b>: ${reason}</li>`);
  const rest = lines.length > most ? [html`<li>and ${lines.length - most} more</li>`] : [];
  return [html`<p><b>${title}</b></p><ul>${joined([...items, ...rest], '\n')}</ul>`];
}

/** For the page of a student: whose answer it is, and how files were read that are not named or placed as asked. */
export function submissionNotesHtml({ group, problem, notes }: SubmissionResult): Markup {
  const lines = [
    ...(group ? [`Group ${group.id}: ${group.members.join(', ')}`] : []),
    ...(problem === undefined ? notes : [`Nothing could be graded: ${problem}`]),
  ];
  if (lines.length === 0) return html``;
  return html`<ul class="notes">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}
