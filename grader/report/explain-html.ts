import type { NumericArray } from '#reference/shared/arrays.ts';
import { joined, type Markup } from '#reference/shared/html.ts';
import { show, type Expected } from '#grader/core/compare.ts';
import type { Evidence } from '#grader/core/check.ts';
import { firstDifference } from '#grader/core/first-difference.ts';
import { placeOf } from '#grader/core/public-example.ts';
import type { CheckResult, ExerciseResult } from '#grader/core/result.ts';
import type { TrainedRun } from '#grader/core/run-checks.ts';
import { html, pageHtml, scrollingTable } from './page-html.ts';
import { replayCode } from './replay.ts';
import { mark } from './style.ts';
import { trainedHtml } from './student-html.ts';

export interface Explanation {
  readonly student: string;
  readonly result: ExerciseResult;
  /** What the hidden inputs were drawn from, in words, without the course key. */
  readonly drawnFrom: string;
  /** By hidden check that did not pass: what the code was asked, with its replies. */
  readonly asked: ReadonlyMap<string, readonly Evidence[]>;
  /** By trained check: its runs, in order. */
  readonly trained: ReadonlyMap<string, readonly TrainedRun[]>;
  /** Of each function that no probe calls. */
  readonly parameters: Readonly<Record<string, readonly string[]>>;
  readonly source: string;
}

/** A page for a talk about a grade: each hidden check that failed, with its inputs, and code that asks the same again. */
export function explainHtml(explanation: Explanation): string {
  const { student, result, drawnFrom, source } = explanation;
  const hidden = result.checks.filter(({ visibility }) => visibility === 'hidden');
  const failed = hidden.filter(({ verdict }) => verdict !== 'pass');
  // A check that passes at a second run has a first one to explain.
  const shown = hidden.filter(({ id, verdict }) => verdict !== 'pass' || explanation.trained.has(id));
  const body = html`<h1>${student}: ${result.id} <span class="score">${result.points} of ${result.maxPoints}</span></h1>
<p class="made">For the instructor: this page shows hidden inputs. ${drawnFrom}</p>
${failed.length === 0 ? html`<p>${result.message === '' ? 'Every hidden check passes.' : result.message}</p>` : ''}
${joined(
  shown.map((check) => checkHtml(check, explanation)),
  '\n',
)}
<h2>The file that was graded</h2><pre>${source}</pre>`;
  return pageHtml(`${student}: ${result.id}`, body);
}

function checkHtml(check: CheckResult, { asked, trained, parameters, result }: Explanation): Markup {
  const evidence = asked.get(check.id) ?? [];
  const [shown] = [
    firstDifference(evidence)?.evidence,
    evidence.find(({ reply }) => reply.kind !== 'observed'),
  ].filter((one) => one !== undefined);
  const margin = check.margin === null ? '' : html`<p>Error / tolerance: ${show(check.margin)}</p>`;
  return html`<h2 class="${check.verdict}">${mark[check.verdict]} ${check.title} <span class="score">${check.points}/${check.maxPoints}</span></h2>
<p class="message">${check.message}</p>${margin}${check.diagnosis ? html`<p class="diagnosis">${check.diagnosis.explanation}</p>` : ''}${runsHtml(check, trained.get(check.id) ?? [])}${shown ? evidenceHtml(result.id, shown, parameters) : ''}`;
}

/** Each run with what it reached and with its samples. */
function runsHtml(check: CheckResult, runs: readonly TrainedRun[]): Markup {
  if (runs.length === 0) return trainedHtml(check);
  const parts = runs.map(
    (run, i) =>
      html`<h3 class="${run.verdict}">${mark[run.verdict]} Run ${i + 1} of ${runs.length}</h3>${run.message === '' ? '' : html`<p class="message">${run.message}</p>`}${trainedHtml(run)}`,
  );
  return joined(parts, '\n');
}

function evidenceHtml(id: string, evidence: Evidence, parameters: Explanation['parameters']): Markup {
  const { evaluation, reply, expected, stratum } = evidence;
  const { inputs, params = {}, target } = evaluation;
  const given = [
    ...Object.entries(inputs).map(([name, array]) => html`<li><b>${name}</b> ${arrayText(array)}</li>`),
    ...Object.entries(params).map(([name, value]) => html`<li><b>${name}</b> ${String(value)}</li>`),
  ];
  const { outputs = {}, gradients = {} } = reply.kind === 'observed' ? reply.observation : {};
  const tables = [
    ...Object.entries(expected?.outputs ?? {}).map(([name, right]) =>
      comparedHtml(name, outputs[name], right),
    ),
    ...Object.entries(expected?.gradients ?? {}).map(([name, right]) =>
      comparedHtml(`the gradient with respect to ${name}`, gradients[name] ?? undefined, right),
    ),
  ];
  return html`<details open><summary>The call of ${target}${stratum === undefined ? '' : html` (${stratum})`}</summary><ul>${given}</ul>${tables}<p>To ask the same again:</p><pre>${replayCode(id, evaluation, parameters[target])}</pre></details>`;
}

/** Rows of a table that a person still reads. */
const most = 200;

function comparedHtml(name: string, got: NumericArray | undefined, right: Expected): Markup {
  const label = name === 'value' ? 'the result' : name;
  if (got?.shape.join() !== right.shape.join())
    return html`<p>${label}: returned ${got === undefined ? 'nothing' : `shape [${got.shape.join(', ')}]`}, expected shape [${right.shape.join(', ')}]</p>`;
  const rows = Array.from({ length: Math.min(right.value.length, most) }, (_, i) => {
    const [x = NaN, y = NaN, tolerance = 0] = [got.data[i], right.value[i], right.tolerance[i]];
    const wrong = !(Math.abs(x - y) <= tolerance || Object.is(x, y));
    return html`<tr class="${wrong ? 'fail' : ''}"><th>[${placeOf(i, right.shape).join(', ')}]</th><td>${show(x)}</td><td>${show(y)}</td><td>${show(x - y)}</td><td>${show(tolerance)}</td></tr>`;
  });
  const head = ['', 'returned', 'expected', 'difference', 'tolerance'].map(
    (title) => html`<th>${title}</th>`,
  );
  return html`<p><b>${label}</b>${right.value.length > most ? `: the first ${most} of ${right.value.length} values` : ''}</p>${scrollingTable(label, head, rows)}`;
}

const arrayText = ({ shape, data }: NumericArray): string => {
  const shown = Array.from(data.subarray(0, most), show).join(', ');
  return `[${shape.join(', ')}]: ${shown}${data.length > most ? ', …' : ''}`;
};
