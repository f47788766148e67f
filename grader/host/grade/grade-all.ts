import type { ExerciseResult } from '#grader/core/result.ts';
import type { Catalogue } from '../course/catalogue.ts';
import { gradeSubmission, type GradedSubmission, type SubmissionOptions } from './grade-submission.ts';
import { limitConcurrency } from './limit-concurrency.ts';
import type { Submission } from '../intake/index.ts';

export interface ClassOptions extends Omit<SubmissionOptions, 'onExercise' | 'limit'> {
  /** The number of exercises graded at a time, of one submission or of several. */
  readonly jobs: number;
  readonly onExercise?: (submission: string, result: ExerciseResult) => void;
}

/** Submissions in progress at a time: enough that a submission that trains for minutes leaves no job idle. */
const maxInFlight = (jobs: number): number => Math.max(32, 4 * jobs);

/**
 * Grades submissions, `jobs` exercises at a time, and yields each result in the order of the submissions. A result is
 * not kept after it is yielded, so that memory does not grow with the class.
 */
export async function* gradeAll(
  catalogue: Catalogue,
  submissions: readonly Submission[],
  { jobs, onExercise, ...options }: ClassOptions,
): AsyncGenerator<GradedSubmission, void> {
  const limit = limitConcurrency(jobs);
  const waiting: Promise<GradedSubmission>[] = [];
  const start = (submission: Submission): void => {
    const graded = gradeSubmission(catalogue, submission, {
      ...options,
      limit,
      onExercise: (exercise) => onExercise?.(submission.name, exercise),
    });
    // It is awaited in order; until then a rejection must not count as unhandled.
    graded.catch(() => undefined);
    waiting.push(graded);
  };
  let next = 0;
  for (;;) {
    while (waiting.length < maxInFlight(jobs)) {
      const submission = submissions[next++];
      if (!submission) break;
      start(submission);
    }
    const first = waiting.shift();
    if (!first) return;
    yield await first;
  }
}
