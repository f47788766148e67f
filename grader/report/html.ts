import { createHash } from 'node:crypto';
import type { Markup } from '#reference/shared/html.ts';
import { isUnknown } from '#grader/core/not-graded.ts';
import { isJudged, type ExerciseResult, type SubmissionResult } from '#grader/core/result.ts';
import type { Account } from '#grader/host/intake/account.ts';
import { accountHtml } from './entries-html.ts';
import { scoreHistogram, misconceptionBars, slowestExercises } from './class-figures.ts';
import { columnOf, gradedWith, outOf } from './digest.ts';
import { html, pageHtml, scrollingTable } from './page-html.ts';
import { mark } from './style.ts';

/** The page of a class: the gradebook, with a link to each student's page, and figures about the whole class. */
export function classHtml(title: string, results: readonly SubmissionResult[], account?: Account): string {
  const exercises = results[0]?.exercises ?? [];
  const policy = results.some(({ final }) => final);
  const head = [
    ...['submission', 'score', ...(policy ? ['final'] : [])].map(
      (name) => html`<th scope="col">${name}</th>`,
    ),
    ...exercises.map(
      (exercise) => html`<th scope="col" title="${exercise.title}">${columnOf(exercise)}</th>`,
    ),
  ];
  const rows = results.map(
    (result) =>
      html`<tr><th scope="row"><a href="${studentPage(result)}">${result.submission}</a></th><td class="score">${outOf(result.score, result.maxScore)}</td>${result.final ? html`<td class="score">${outOf(result.final.score, result.final.maxScore)}</td>` : ''}${result.exercises.map(cell)}</tr>`,
  );
  return pageHtml(
    `${title}: grades`,
    html`<h1>${title}</h1>
<p class="made">${results.length} ${results.length === 1 ? 'submission' : 'submissions'}, ${gradedWith(results)}</p>
${scrollingTable('gradebook', head, rows)}
<div class="figures">${scoreHistogram(results)}${misconceptionBars(results)}${slowestExercises(results)}</div>${accountHtml(results, account)}`,
  );
}

/** The path of a student's page beside the page of the class: a unique name that is safe on every file system. */
export const studentPage = ({ submission }: SubmissionResult): string =>
  `students/${submission.replace(/[^a-z0-9]+/gi, '-').slice(0, 40)}-${createHash('sha256').update(submission).digest('hex').slice(0, 8)}.html`;

const cell = (result: ExerciseResult): Markup => {
  if (isUnknown(result)) return html`<td class="none"><span title="not graded in this run">·</span></td>`;
  return result.attempted
    ? html`<td class="${result.verdict}">${isJudged(result) ? result.points : ''} <span title="${result.verdict}">${mark[result.verdict]}</span></td>`
    : html`<td class="none">${result.points} <span title="not attempted">–</span></td>`;
};
