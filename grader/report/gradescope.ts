import {
  isJudged,
  type CheckResult,
  type ExerciseResult,
  type SubmissionResult,
} from '#grader/core/result.ts';

import { diagnosesOf, messageOf, pointsOf } from './digest.ts';
import { visible } from './style.ts';

type Visibility = 'visible' | 'after_due_date' | 'after_published' | 'hidden';

/** `results.json` as https://gradescope-autograders.readthedocs.io/en/latest/specs/ has it. */
export interface GradescopeResults {
  readonly score: number;
  readonly execution_time: number;
  readonly output: string;
  readonly output_format: 'text';
  readonly visibility: Visibility;
  readonly stdout_visibility: Visibility;
  readonly tests: readonly GradescopeTest[];
}

interface GradescopeTest {
  readonly name: string;
  readonly number: string;
  readonly score: number;
  readonly max_score: number;
  readonly status: 'passed' | 'failed';
  readonly output: string;
  readonly output_format: 'text';
  readonly visibility: Visibility;
  readonly tags: readonly string[];
}

/**
 * One submission for Gradescope. Hidden checks are shown once the work is due; their messages hold no hidden input.
 *
 * @throws Error if an exercise has no verdict: without a file Gradescope reports that the autograder failed, and with
 * one it
 *   would show a zero
 */
export function gradescopeResults(result: SubmissionResult): GradescopeResults {
  const { score } = result;
  const faulty = result.exercises.find((exercise) => !isJudged(exercise));
  if (faulty || score === null)
    throw new Error(
      `${faulty?.id ?? 'An exercise'} could not be graded: ${faulty?.message ?? ''} No results are written for Gradescope, which would show a zero. Grade the submission again.`,
    );
  return {
    score,
    execution_time: Math.round(result.durationMs / 1000),
    output: `${visible(result.course)}, graded with ${result.engine.name} ${result.engine.version}, isolation: ${result.isolation}`,
    ...{ output_format: 'text', visibility: 'visible', stdout_visibility: 'hidden' },
    tests: result.exercises.flatMap((exercise, i) => testsOf(exercise, i + 1)),
  };
}

function testsOf(exercise: ExerciseResult, number: number): GradescopeTest[] {
  const { id, title, checks, attempted, message } = exercise;
  const shared = { output_format: 'text', tags: [id] } as const;
  if (!attempted || checks.length === 0)
    return [
      {
        ...shared,
        name: visible(title),
        number: String(number),
        ...{ score: 0, max_score: exercise.maxPoints, status: 'failed', visibility: 'visible' },
        output: visible(message),
      },
    ];
  const notes = diagnosesOf(checks).map(({ explanation, lesson }) => `${explanation}\nLesson: ${lesson}`);
  return checks.map((check, k) => ({
    ...shared,
    name: visible(`${title} (${pointsOf(exercise)}): ${check.title}`),
    number: `${number}.${k + 1}`,
    ...{ score: check.points, max_score: check.maxPoints },
    status: check.verdict === 'pass' ? 'passed' : 'failed',
    output: visible(
      [messageOf(check, exercise), ...(check.diagnosis ? notes : [])].filter(Boolean).join('\n\n'),
    ),
    visibility: visibilityOf(check),
  }));
}

const visibilityOf = ({ visibility }: CheckResult): Visibility =>
  visibility === 'public' ? 'visible' : 'after_due_date';
