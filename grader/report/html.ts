import { createHash } from 'node:crypto';
import { isUnknown } from '#grader/core/not-graded.ts';
import { isJudged, type ExerciseResult, type SubmissionResult } from '#grader/core/result.ts';
import { accountHtml, type HandedIn } from './account-html.ts';
import { scoreHistogram, misconceptionBars, slowestExercises } from './class-figures.ts';
import { columnOf, madeWith, outOf } from './digest.ts';
import { escapeHtml, pageHtml, scrollingTable } from './page-html.ts';
import { mark } from './style.ts';

/** The page of a class: the gradebook, each row leading to the student's own page, and what the class shows as a whole. */
export function classHtml(title: string, results: readonly SubmissionResult[], account?: HandedIn): string {
  const exercises = results[0]?.exercises ?? [];
  const policy = results.some(({ final }) => final);
  const head = [
    ...['submission', 'score', ...(policy ? ['final'] : [])].map((name) => `<th scope="col">${name}</th>`),
    ...exercises.map(
      (exercise) =>
        `<th scope="col" title="${escapeHtml(exercise.title)}">${escapeHtml(columnOf(exercise))}</th>`,
    ),
  ];
  const rows = results.map(
    (result) =>
      `<tr><th scope="row"><a href="${studentPage(result)}">${escapeHtml(result.submission)}</a></th><td class="score">${outOf(result.score, result.maxScore)}</td>${result.final ? `<td class="score">${outOf(result.final.score, result.final.maxScore)}</td>` : ''}${result.exercises.map(cell).join('')}</tr>`,
  );
  return pageHtml(
    `${title}: grades`,
    `<h1>${escapeHtml(title)}</h1>
<p class="made">${results.length} ${results.length === 1 ? 'submission' : 'submissions'}, ${escapeHtml(madeWith(results))}</p>
${scrollingTable('gradebook', head.join(''), rows)}
<div class="figures">${scoreHistogram(results)}${misconceptionBars(results)}${slowestExercises(results)}</div>${accountHtml(results, account)}`,
  );
}

/** Where a student's page lies beside the page of the class: a name that is safe on every file system, and no one else's. */
export const studentPage = ({ submission }: SubmissionResult): string =>
  `students/${submission.replace(/[^a-z0-9]+/gi, '-').slice(0, 40)}-${createHash('sha256').update(submission).digest('hex').slice(0, 8)}.html`;

const cell = (result: ExerciseResult): string => {
  if (isUnknown(result)) return '<td class="none"><span title="not graded in this run">·</span></td>';
  return result.attempted
    ? `<td class="${result.verdict}">${isJudged(result) ? result.points : ''} <span title="${result.verdict}">${mark[result.verdict]}</span></td>`
    : `<td class="none">${result.points} <span title="not attempted">–</span></td>`;
};
