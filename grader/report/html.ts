import type { CheckResult, ExerciseResult, SubmissionResult } from '#grader/core/result.ts';
import { columnOf, diagnosesOf, messageOf, misconceptions, pointsOf } from './digest.ts';
import { pictureHtml } from './picture.ts';
import { mark, plain } from './style.ts';

/** One self-contained page for a class: the gradebook, and each submission's checks below it. No script, no request. */
export function classHtml(title: string, results: readonly SubmissionResult[]): string {
  const exercises = results[0]?.exercises ?? [];
  const engine = results[0]?.engine;
  const head = exercises.map(
    (exercise) => `<th scope="col" title="${escape(exercise.title)}">${escape(columnOf(exercise))}</th>`,
  );
  const rows = results.map(
    (result, i) =>
      `<tr><th scope="row"><a href="#s${i}">${escape(result.submission)}</a></th><td class="score">${result.score}/${result.maxScore}</td>${result.exercises.map(cell).join('')}</tr>`,
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}: grades</title><style>${css}</style></head><body><main>
<h1>${escape(title)}</h1>
<p class="made">${results.length} submissions, graded with ${escape(engine?.name ?? 'no engine')} ${escape(engine?.version ?? '')} (${escape(engine?.device ?? '')}), isolation ${escape(results[0]?.isolation ?? '')}</p>
<div class="scroll" tabindex="0" role="region" aria-label="gradebook"><table><thead><tr><th scope="col">submission</th><th scope="col">score</th>${head.join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table></div>
${misconceptionTable(results)}
${results.map(section).join('\n')}
</main></body></html>
`;
}

const cell = (result: ExerciseResult): string =>
  result.attempted
    ? `<td class="${result.verdict}">${result.points} <span title="${result.verdict}">${mark[result.verdict]}</span></td>`
    : `<td class="none">${result.points} <span title="not attempted">–</span></td>`;

const section = (result: SubmissionResult, i: number): string =>
  `<section id="s${i}"><h2>${escape(result.submission)} <span class="score">${result.score} of ${result.maxScore}</span></h2>${result.exercises.map(exerciseBlock).join('')}</section>`;

function exerciseBlock(result: ExerciseResult): string {
  const checks = result.checks.map((check) => {
    const message = messageOf(check, result);
    return `<li class="${check.verdict}"><b>${mark[check.verdict]} ${escape(check.title)}</b> <small>${check.visibility}${check.maxPoints > 0 ? `, ${check.points}/${check.maxPoints}` : ''}</small>${message === '' ? '' : `<p>${escape(message)}</p>`}${trainedHtml(check)}${writtenHtml(check)}</li>`;
  });
  const notes = diagnosesOf(result.checks).map(
    ({ explanation, lesson }) =>
      `<p class="diagnosis">${escape(explanation)} <small>Lesson: ${escape(lesson)}</small></p>`,
  );
  const types = result.typeErrors.map(
    ({ line, column, message }) =>
      `<p class="types">type error, line ${line}, column ${column}: ${escape(message)}</p>`,
  );
  const open = result.attempted && result.verdict !== 'pass' ? ' open' : '';
  return `<details${open}><summary class="${result.attempted ? result.verdict : 'none'}"><b>${escape(result.id)}</b> <span>${pointsOf(result)}</span></summary>${result.message === '' ? '' : `<p>${escape(result.message)}</p>`}${notes.join('')}<ul>${checks.join('')}</ul>${types.join('')}</details>`;
}

/** What training reached, and a look at what the model makes. */
function trainedHtml({ measures, picture }: CheckResult): string {
  const reached = Object.entries(measures ?? {}).map(
    ([name, value]) => `${escape(name)}: ${Number(value.toPrecision(4))}`,
  );
  return `${reached.length === 0 ? '' : `<p>${reached.join(' · ')}</p>`}${picture ? pictureHtml(picture, escape) : ''}`;
}

/** Free text as it was written, beside what the person who grades it looks for. */
function writtenHtml({ written }: CheckResult): string {
  if (!written) return '';
  const rubric = written.rubric.map((line) => `<li>${escape(line)}</li>`).join('');
  return `<p><em>${escape(written.prompt)}</em></p><blockquote>${escape(written.text)}</blockquote><p>Looked for by a person:</p><ul class="rubric">${rubric}</ul>`;
}

function misconceptionTable(results: readonly SubmissionResult[]): string {
  const rows = misconceptions(results).map(
    ({ exercise, mistake, count }) =>
      `<tr><th scope="row">${escape(mistake)}</th><td>${count}</td><td>${escape(exercise)}</td></tr>`,
  );
  if (rows.length === 0) return '';
  const head =
    '<tr><th scope="col">misconception</th><th scope="col">seen</th><th scope="col">exercise</th></tr>';
  return `<h2>Misconceptions</h2><div class="scroll" tabindex="0" role="region" aria-label="misconceptions"><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table></div>`;
}

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string =>
  plain(text).replace(/[&<>"']/g, (character) => entities[character] ?? character);

const css = `
:root{color-scheme:light dark;--fg:light-dark(#1c2128,#e6e9ee);--dim:light-dark(#5b6573,#9aa4b2);--bg:light-dark(#fff,#14171c);--line:light-dark(#dde1e7,#2c323b);--good:light-dark(#176f38,#5fd18a);--bad:light-dark(#b3261e,#ff8a80);--warn:light-dark(#8a5300,#f0b45c);--note:light-dark(#eef4ff,#1b2636)}
body{margin:0;background:var(--bg);color:var(--fg);font:16px/1.5 system-ui,sans-serif}main{max-width:76rem;margin:0 auto;padding:1.5rem}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2.2rem 0 .6rem;border-top:1px solid var(--line);padding-top:1.2rem}.made,small,.none{color:var(--dim)}
.scroll{overflow-x:auto}table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:.35rem .7rem;border-bottom:1px solid var(--line);text-align:right;white-space:nowrap}th:first-child{text-align:left;position:sticky;left:0;background:var(--bg)}thead th{font-weight:600;font-size:.9rem}
.score{font-weight:700}h2{display:flex;gap:.6rem;overflow-wrap:anywhere}h2 .score{margin-left:auto;flex:none}.pass{color:var(--good)}.fail,.error,.infra{color:var(--bad)}.timeout,.ungradable{color:var(--warn)}
details{border:1px solid var(--line);border-radius:.5rem;margin:.5rem 0;padding:.5rem .9rem}summary{cursor:pointer;font-weight:600}summary b{font-weight:600;overflow-wrap:anywhere}summary{display:flex;gap:.6rem;align-items:baseline}summary::before{content:'▸';flex:none}details[open]>summary::before{content:'▾'}summary::-webkit-details-marker{display:none}summary span{margin-left:auto;flex:none;font-variant-numeric:tabular-nums}
details p{margin:.4rem 0}ul{list-style:none;padding:0;margin:.4rem 0}li{margin:.25rem 0}li p{margin:.1rem 0 .3rem 1.4rem;color:var(--fg);overflow-wrap:anywhere}
.diagnosis{background:var(--note);border-left:4px solid #4c82f7;padding:.6rem .9rem;border-radius:.3rem;color:var(--fg)}.types{color:var(--warn)}figure{margin:.4rem 0 .6rem 1.4rem}figure img{image-rendering:pixelated;max-width:100%;height:auto}figcaption{color:var(--dim);font-size:.9rem}circle{fill:var(--fg);opacity:.6}.target{fill:none;stroke:#4c82f7;stroke-width:1.5;opacity:1}a{color:inherit}blockquote{margin:.4rem 0 .4rem 1.4rem;padding:.2rem .9rem;border-left:4px solid var(--line);white-space:pre-wrap;overflow-wrap:anywhere}.rubric{list-style:disc;margin-left:2.4rem}
`;
