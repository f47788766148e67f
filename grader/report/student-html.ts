import type { CheckResult, ExerciseResult, SubmissionResult } from '#grader/core/result.ts';
import { diagnosesOf, finalLine, madeWith, messageOf, outOf, pointsOf } from './digest.ts';
import { handedInHtml } from './account-html.ts';
import { escapeHtml, pageHtml } from './page-html.ts';
import { pictureHtml } from './picture.ts';
import { mark } from './style.ts';

/** One student's page: what failed, why, which lesson explains it, and what trained models make. */
export function studentHtml(course: string, result: SubmissionResult): string {
  const { final, problem } = result;
  const body = `<h1>${escapeHtml(result.submission)} <span class="score">${outOf(result.score, result.maxScore, ' of ')}</span></h1>
<p class="made">${escapeHtml(course)}, ${escapeHtml(madeWith([result]))}</p>
${final ? `<p>${escapeHtml(finalLine(final))}</p>` : ''}
${handedInHtml(result)}
${problem === undefined ? result.exercises.map(exerciseBlock).join('\n') : ''}`;
  return pageHtml(`${result.submission}: ${course}`, body);
}

function exerciseBlock(result: ExerciseResult): string {
  const checks = result.checks.map((check) => {
    const message = messageOf(check, result);
    return `<li class="${check.verdict}"><b>${mark[check.verdict]} ${escapeHtml(check.title)}</b> <small>${check.visibility}${check.maxPoints > 0 ? `, ${check.points}/${check.maxPoints}` : ''}</small>${message === '' ? '' : `<p>${escapeHtml(message)}</p>`}${trainedHtml(check)}${writtenHtml(check)}</li>`;
  });
  const notes = diagnosesOf(result.checks).map(
    ({ explanation, lesson }) =>
      `<p class="diagnosis">${escapeHtml(explanation)} <small>Lesson: ${escapeHtml(lesson)}</small></p>`,
  );
  const types = result.typeErrors.map(
    ({ line, column, message }) =>
      `<p class="types">type error, line ${line}, column ${column}: ${escapeHtml(message)}</p>`,
  );
  const open = result.attempted && result.verdict !== 'pass' ? ' open' : '';
  return `<details${open}><summary class="${result.attempted ? result.verdict : 'none'}"><b>${escapeHtml(result.id)}</b> <span>${pointsOf(result)}</span></summary>${result.message === '' ? '' : `<p>${escapeHtml(result.message)}</p>`}${notes.join('')}<ul>${checks.join('')}</ul>${types.join('')}</details>`;
}

/** What training reached, and a look at what the model makes. */
function trainedHtml({ measures, picture }: CheckResult): string {
  const reached = Object.entries(measures ?? {}).map(
    ([name, value]) => `${escapeHtml(name)}: ${Number(value.toPrecision(4))}`,
  );
  return `${reached.length === 0 ? '' : `<p>${reached.join(' · ')}</p>`}${picture ? pictureHtml(picture, escapeHtml) : ''}`;
}

/** Free text as it was written, beside what the person who grades it looks for. */
function writtenHtml({ written }: CheckResult): string {
  if (!written) return '';
  const rubric = written.rubric.map((line) => `<li>${escapeHtml(line)}</li>`).join('');
  return `<p><em>${escapeHtml(written.prompt)}</em></p><blockquote>${escapeHtml(written.text)}</blockquote><p>Looked for by a person:</p><ul class="rubric">${rubric}</ul>`;
}
