import { joined, type Markup } from '#reference/shared/html.ts';
import type { CheckResult, ExerciseResult, SubmissionResult } from '#grader/core/result.ts';
import { diagnosesOf, finalLine, gradedWith, messageOf, outOf, pointsOf } from './digest.ts';
import { submissionNotesHtml } from './entries-html.ts';
import { html, pageHtml } from './page-html.ts';
import { pictureHtml } from './picture.ts';
import { mark } from './style.ts';

/** One student's page: what failed, why, which lesson explains it, and samples of trained models. */
export function studentHtml(course: string, result: SubmissionResult): string {
  const { final, problem } = result;
  const body = html`<h1>${result.submission} <span class="score">${outOf(result.score, result.maxScore, ' of ')}</span></h1>
<p class="made">${course}, ${gradedWith([result])}</p>
${final ? html`<p>${finalLine(final)}</p>` : ''}
${submissionNotesHtml(result)}
${problem === undefined ? joined(result.exercises.map(exerciseBlock), '\n') : ''}`;
  return pageHtml(`${result.submission}: ${course}`, body);
}

function exerciseBlock(result: ExerciseResult): Markup {
  const checks = result.checks.map((check) => {
    const message = messageOf(check, result);
    return html`<li class="${check.verdict}"><b>${mark[check.verdict]} ${check.title}</b> <small>${check.visibility}${check.maxPoints > 0 ? `, ${check.points}/${check.maxPoints}` : ''}</small>${message === '' ? '' : html`<p>${message}</p>`}${trainedHtml(check)}${writtenHtml(check)}</li>`;
  });
  const notes = diagnosesOf(result.checks).map(
    ({ explanation, lesson }) =>
      html`<p class="diagnosis">${explanation} <small>Lesson: ${lesson}</small></p>`,
  );
  const types = result.typeErrors.map(
    ({ line, column, message }) =>
      html`<p class="types">type error, line ${line}, column ${column}: ${message}</p>`,
  );
  const open = result.attempted && result.verdict !== 'pass' ? ' open' : '';
  return html`<details${open}><summary class="${result.attempted ? result.verdict : 'none'}"><b>${result.id}</b> <span>${pointsOf(result)}</span></summary>${result.message === '' ? '' : html`<p>${result.message}</p>`}${notes}<ul>${checks}</ul>${types}</details>`;
}

/** What training reached, and samples of the model. */
export function trainedHtml({ measures, picture }: Pick<CheckResult, 'measures' | 'picture'>): Markup {
  const reached = Object.entries(measures ?? {}).map(
    ([name, value]) => html`${name}: ${Number(value.toPrecision(4))}`,
  );
  return html`${reached.length === 0 ? '' : html`<p>${joined(reached, ' · ')}</p>`}${picture ? pictureHtml(picture) : ''}`;
}

/** Free text as it was written, with the criteria for the person who grades it. */
function writtenHtml({ written }: CheckResult): Markup {
  if (!written) return html``;
  const rubric = written.rubric.map((line) => html`<li>${line}</li>`);
  return html`<p><em>${written.prompt}</em></p><blockquote>${written.text}</blockquote><p>Criteria for the person who grades it:</p><ul class="rubric">${rubric}</ul>`;
}
