import type { TrainedRun } from '#grader/core/run-checks.ts';
import stringWidth from 'string-width';
import { truncate } from '#grader/core/caps.ts';
import {
  isJudged,
  type CheckResult,
  type ExerciseResult,
  type SubmissionResult,
} from '#grader/core/result.ts';
import {
  columnOf,
  diagnosesOf,
  finalLine,
  gradedWith,
  messageOf,
  misconceptions,
  outOf,
  pointsOf,
} from './digest.ts';
import { colour, forLog, mark, paint, table, terminalWidth, withCode, wrap } from './style.ts';

/** One submission in full: every check, what is wrong, and which misconception it looks like. */
export function submissionReport(result: SubmissionResult): string {
  // If nothing could be read, each exercise would say the same.
  const exercises = result.problem === undefined ? result.exercises.map(exerciseReport).join('\n\n') : '';
  const total = paint('bold', `${outOf(result.score, result.maxScore, ' of ')} points`);
  const made = paint('dim', `${gradedWith([result])}, ${result.durationMs} ms`);
  const final = result.final ? `\n${forLog(finalLine(result.final))}` : '';
  return `${exercises === '' ? '' : `${exercises}\n\n`}${submissionNotes(result)}${forLog(result.submission)}: ${total}${final}\n${made}`;
}

/** What was read although it is not as asked, or why nothing could be read. */
function submissionNotes({ problem, notes, group }: SubmissionResult): string {
  const lines = [
    ...(group ? [`group ${group.id}: ${group.members.join(', ')}`] : []),
    ...(problem === undefined ? notes : [problem]).map((note) => `note: ${note}`),
  ];
  return lines.map((line) => `${wrap(forLog(line), '')}\n`).join('');
}

export function exerciseReport(result: ExerciseResult): string {
  const sign = result.attempted ? paint(colour[result.verdict], mark[result.verdict]) : paint('dim', '–');
  const head = `${sign} ${paint('bold', result.id)}  ${forLog(result.title)}`;
  // If only public checks ran, nothing carries points, and a zero beside a pass would be confusing.
  const scored = result.checks.length === 0 || result.checks.some(({ maxPoints }) => maxPoints > 0);
  const points = scored ? paint('dim', pointsOf(result)) : '';
  const lines = [`${head}  ${points}`.trimEnd()];
  if (result.message !== '') lines.push(wrap(withCode(forLog(result.message)), '    '));
  for (const { line, column, message } of result.typeErrors)
    lines.push(
      paint('yellow', wrap(forLog(`type error (line ${line}, column ${column}): ${message}`), '    ')),
    );
  lines.push(
    ...result.checks.map((check) => checkReport(check, messageOf(check, result))),
    ...diagnosesOf(result.checks).map(
      ({ explanation, lesson }) =>
        `${paint('cyan', wrap(withCode(explanation), '      '))}\n      Lesson: ${lesson}`,
    ),
  );
  if (result.printed !== '')
    lines.push(
      paint('dim', wrap(forLog(`your code printed: ${truncate(result.printed, 500).trimEnd()}`), '    ')),
    );
  return lines.join('\n');
}

/**
 * The hidden checks of an exercise that did not pass, with everything that they drew and compared, for an instructor.
 */
export function hiddenReport({ id, checks, message, printed }: ExerciseResult): string {
  const failed = checks.filter(({ visibility, verdict }) => visibility === 'hidden' && verdict !== 'pass');
  const lines = failed.map((check) => {
    const margin = check.margin === null ? '' : `error / tolerance: ${Number(check.margin.toPrecision(6))}`;
    const mistake = check.diagnosis === undefined ? '' : `named: ${check.diagnosis.mistake}`;
    return checkReport(check, [check.message, margin, mistake].filter((text) => text !== '').join('\n'));
  });
  if (lines.length === 0) lines.push(wrap(forLog(message || 'Every hidden check passes.'), '    '));
  if (printed !== '')
    lines.push(wrap(forLog(`the code printed: ${truncate(printed, 2000).trimEnd()}`), '    '));
  return `${paint('bold', id)}\n${lines.join('\n')}`;
}

/** What each run of the trained checks reached, by check; a line for each, or nothing. */
export const trainedRuns = (trained: ReadonlyMap<string, readonly TrainedRun[]>): string =>
  [...trained]
    .flatMap(([check, runs]) =>
      runs.map(({ verdict, message, measures }, i) => {
        const line = `${check}, run ${i + 1} of ${runs.length}: ${verdict}. ${message || reachedText(measures)}`;
        return `${wrap(withCode(forLog(line)), '    ')}\n`;
      }),
    )
    .join('');

const reachedText = (measures: CheckResult['measures'] = {}): string =>
  Object.entries(measures)
    .map(([name, value]) => `${name}: ${Number(value.toPrecision(4))}`)
    .join(' · ');

function checkReport(check: CheckResult, message: string): string {
  const points = check.maxPoints > 0 ? ` (${check.points}/${check.maxPoints})` : '';
  const line = `    ${paint(colour[check.verdict], mark[check.verdict])} ${check.title} ${paint('dim', check.visibility)}${points}`;
  const notes = [message, reachedText(check.measures)].filter((note) => note !== '');
  return [line, ...notes.map((note) => wrap(withCode(forLog(note)), '        '))].join('\n');
}

/**
 * A class as a table: one row per submission, one column per exercise. If the exercises' names do not fit into `width`
 * columns, numbers replace them.
 */
export function gradebook(results: readonly SubmissionResult[], width = terminalWidth()): string {
  const exercises = results[0]?.exercises ?? [];
  const policy = results.some(({ final }) => final);
  const head = ['', 'score', ...(policy ? ['final'] : [])];
  const rows = results.map((result) => [
    forLog(result.submission),
    paint('bold', outOf(result.score, result.maxScore)),
    ...(result.final ? [paint('bold', outOf(result.final.score, result.final.maxScore))] : []),
    ...result.exercises.map(cell),
  ]);
  const named = table([[...head, ...exercises.map(columnOf)], ...rows]);
  const fits = stringWidth(named.slice(0, named.indexOf('\n'))) <= width;
  const numbered = table([[...head, ...exercises.map((_, i) => `#${i + 1}`)], ...rows]);
  const legend = paint(
    'dim',
    wrap(
      'points and verdict: ✓ pass  ✗ fail or error  ◷ timeout  ? ungradable  ! our fault  – not attempted',
      '',
      width,
    ),
  );
  const names = exercises.map(({ id, bonus }, i) => `#${i + 1} ${id}${bonus ? ' (bonus)' : ''}`);
  return `${fits ? named : `${numbered}\n\n${names.join('\n')}`}\n\n${legend}${misconceptionTable(results)}`;
}

const cell = (result: ExerciseResult): string =>
  result.attempted
    ? paint(colour[result.verdict], `${isJudged(result) ? `${result.points} ` : ''}${mark[result.verdict]}`)
    : paint('dim', `${result.points} –`);

function misconceptionTable(results: readonly SubmissionResult[]): string {
  const rows = misconceptions(results).map(({ exercise, mistake, count }) => [
    `  ${exercise}: ${mistake}`,
    String(count),
  ]);
  return rows.length === 0 ? '' : `\n\nmisconceptions seen\n${table(rows)}`;
}
