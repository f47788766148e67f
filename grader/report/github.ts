import type { ExerciseResult, SubmissionResult } from '#grader/core/result.ts';

import { diagnosesOf, outOf, pointsOf } from './digest.ts';
import { mark, visible } from './style.ts';

/**
 * Workflow commands that GitHub shows beside the student's lines: an error for each exercise that does not pass, a
 * warning for each type error. https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export const annotations = ({ exercises }: SubmissionResult): string[] =>
  exercises
    .filter(({ attempted }) => attempted)
    .flatMap((exercise) => [
      ...(exercise.verdict === 'pass' ? [] : [failure(exercise)]),
      ...exercise.typeErrors.map(({ line, column, message }) =>
        command('warning', { title: 'type error', file: `${exercise.id}.ts`, line, col: column }, message),
      ),
    ]);

function failure(exercise: ExerciseResult): string {
  const { id, title, verdict, message, checks } = exercise;
  const said = [
    message,
    ...checks.filter((check) => check.verdict !== 'pass').map((check) => `${check.title}: ${check.message}`),
    ...diagnosesOf(checks).map(({ explanation, lesson }) => `${explanation} Lesson: ${lesson}`),
  ].filter(Boolean);
  const what = verdict === 'infra' ? 'could not be graded' : pointsOf(exercise);
  return command('error', { title: `${title}: ${what}`, file: `${id}.ts` }, said.join('\n'));
}

function command(
  name: 'error' | 'warning',
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const written = Object.entries(properties).map(([key, value]) => `${key}=${inProperty(String(value))}`);
  return `::${name} ${written.join(',')}::${inData(message)}`;
}

const inData = (text: string): string =>
  visible(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const inProperty = (text: string): string => inData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** A summary of the job in GitHub's Markdown; what students wrote cannot leave its cell. */
export function stepSummary(course: string, results: readonly SubmissionResult[]): string {
  const exercises = results.length === 1 ? (results[0]?.exercises ?? []) : [];
  const rows =
    results.length === 1
      ? exercises.map((exercise) => [
          exercise.attempted ? mark[exercise.verdict] : '–',
          exercise.title,
          pointsOf(exercise),
          diagnosesOf(exercise.checks)
            .map(({ explanation }) => explanation)
            .join(' ') || (exercise.attempted ? '' : 'not attempted'),
        ])
      : results.map(({ submission, score, maxScore }) => ['', submission, outOf(score, maxScore), '']);
  const total = results.length === 1 ? ` ${outOf(results[0]?.score ?? null, results[0]?.maxScore ?? 0)}` : '';
  return [
    `## ${cell(course)}${total}`,
    '',
    `|  | ${results.length === 1 ? 'exercise' : 'submission'} | points | findings |`,
    '| --- | --- | ---: | --- |',
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
    '',
  ].join('\n');
}

const cell = (text: string): string =>
  visible(text)
    .replaceAll(/[\\`*_[\]<>&|#!~$@]/g, (character) => `&#${character.codePointAt(0)};`)
    .replaceAll(/\s+/g, ' ');

/**
 * What GitHub Classroom's reporter (classroom-resources/autograding-grading-reporter) reads from a step's output
 * `result`: JSON in base64, a test for each exercise. A fault of the grader's makes the whole an error, not a fail.
 */
export function classroomResult({ exercises, maxScore }: SubmissionResult): string {
  const faulty = exercises.some(({ verdict }) => verdict === 'infra');
  const passed = exercises.every(({ verdict, bonus }) => bonus || verdict === 'pass');
  const tests = exercises.map((exercise) => ({
    name: visible(exercise.title),
    status: statusOf(exercise),
    score: exercise.points,
    message: visible(
      [exercise.message, ...diagnosesOf(exercise.checks).map(({ explanation }) => explanation)]
        .filter(Boolean)
        .join('\n'),
    ),
    test_code: `genlab grade --only ${exercise.id}`,
    filename: `${exercise.id}.ts`,
    line_no: 0,
    duration: exercise.durationMs,
  }));
  const status = faulty ? 'error' : passed ? 'pass' : 'fail';
  return Buffer.from(JSON.stringify({ version: 1, status, max_score: maxScore, tests })).toString('base64');
}

const statusOf = ({ verdict }: ExerciseResult): 'pass' | 'fail' | 'error' =>
  verdict === 'pass' ? 'pass' : verdict === 'infra' ? 'error' : 'fail';
