import type { CheckResult, ExerciseResult, SubmissionResult } from '#grader/core/result.ts';
import { colour, mark, paint, plain, table, wrap } from './style.ts';

/** One submission in full: every check, what is wrong, and which misconception it looks like. */
export function submissionReport(result: SubmissionResult): string {
  const exercises = result.exercises.map(exerciseReport).join('\n\n');
  const { name, version, device } = result.engine;
  const total = paint('bold', `${result.score} of ${result.maxScore} points`);
  const made = paint(
    'dim',
    `${name} ${version} (${device}), isolation ${result.isolation}, ${result.durationMs} ms`,
  );
  return `${exercises}\n\n${plain(result.submission)}: ${total}\n${made}`;
}

export function exerciseReport(result: ExerciseResult): string {
  const head = `${paint(colour[result.verdict], mark[result.verdict])} ${paint('bold', result.id)}  ${result.title}`;
  // Public checks alone carry no points: a zero beside a pass would be a riddle.
  const scored = result.checks.length === 0 || result.checks.some(({ maxPoints }) => maxPoints > 0);
  const points = scored ? paint('dim', `${result.points}/${result.maxPoints}`) : '';
  const lines = [`${head}  ${points}`.trimEnd()];
  if (result.message !== '') lines.push(wrap(plain(result.message), '    '));
  for (const { line, column, message } of result.typeErrors)
    lines.push(
      paint('yellow', wrap(plain(`type error (line ${line}, column ${column}): ${message}`), '    ')),
    );
  lines.push(...result.checks.map(checkReport), ...diagnoses(result.checks));
  if (result.printed !== '')
    lines.push(
      paint('dim', wrap(plain(`your code printed: ${result.printed.slice(0, 500).trimEnd()}`), '    ')),
    );
  return lines.join('\n');
}

function checkReport(check: CheckResult): string {
  const points = check.maxPoints > 0 ? ` (${check.points}/${check.maxPoints})` : '';
  const line = `    ${paint(colour[check.verdict], mark[check.verdict])} ${check.title} ${paint('dim', check.visibility)}${points}`;
  return check.message === '' ? line : `${line}\n${wrap(plain(check.message), '        ')}`;
}

/** Each misconception once, however many checks saw it. */
function diagnoses(checks: readonly CheckResult[]): string[] {
  const found = new Map(
    checks.flatMap(({ diagnosis }) => (diagnosis ? [[diagnosis.mistake, diagnosis]] : [])),
  );
  return [...found.values()].map(
    ({ explanation, lesson }) => `${paint('cyan', wrap(explanation, '      '))}\n      Lesson: ${lesson}`,
  );
}

/** A class as a table: one row a submission, one column an exercise. */
export function gradebook(results: readonly SubmissionResult[]): string {
  const exercises = results[0]?.exercises ?? [];
  const head = ['', ...exercises.map(({ id }) => id.split('/')[1] ?? id), 'score'];
  const rows = results.map((result) => [
    plain(result.submission),
    ...result.exercises.map(cell),
    paint('bold', `${result.score}/${result.maxScore}`),
  ]);
  const misconceptions = countDiagnoses(results);
  const legend = paint(
    'dim',
    'points and verdict: ✓ pass  ✗ fail or error  ◷ timeout  ? ungradable  ! our fault  – not attempted',
  );
  return `${table([head, ...rows])}\n\n${legend}${misconceptions}`;
}

const cell = (result: ExerciseResult): string =>
  result.attempted
    ? paint(colour[result.verdict], `${result.points} ${mark[result.verdict]}`)
    : paint('dim', `${result.points} –`);

function countDiagnoses(results: readonly SubmissionResult[]): string {
  const counts = new Map<string, number>();
  for (const { exercises } of results)
    for (const { id, checks } of exercises)
      for (const mistake of new Set(
        checks.flatMap(({ diagnosis }) => (diagnosis ? [diagnosis.mistake] : [])),
      ))
        counts.set(`${id}: ${mistake}`, (counts.get(`${id}: ${mistake}`) ?? 0) + 1);
  if (counts.size === 0) return '';
  const rows = [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => [`  ${name}`, String(count)]);
  return `\n\nmisconceptions seen\n${table(rows)}`;
}
