import type { ExerciseResult } from '#grader/core/result.ts';
import type { Catalogue } from '../course/catalogue.ts';
import { gradeSubmission, type GradedSubmission, type SubmissionOptions } from './grade-submission.ts';
import { slotsOf } from './slots.ts';
import type { Found } from '../intake/index.ts';

export interface ClassOptions extends Omit<SubmissionOptions, 'onExercise' | 'slots'> {
  /** Exercises graded at a time, of one submission or of several. */
  readonly jobs: number;
  readonly onExercise?: (submission: string, result: ExerciseResult) => void;
}

/** Submissions in hand at a time: enough that one which trains for minutes leaves no slot idle. */
const inHand = (jobs: number): number => Math.max(32, 4 * jobs);

/**
 * Grades submissions, `jobs` exercises at a time, and yields each result in the order of the submissions. A result is handed
 * over and forgotten, so that memory does not grow with the class.
 */
export async function* gradeAll(
  catalogue: Catalogue,
  submissions: readonly Found[],
  { jobs, onExercise, ...options }: ClassOptions,
): AsyncGenerator<GradedSubmission, void> {
  const slots = slotsOf(jobs);
  const waiting: Promise<GradedSubmission>[] = [];
  const start = (submission: Found): void => {
    const graded = gradeSubmission(catalogue, submission, {
      ...options,
      slots,
      onExercise: (exercise) => onExercise?.(submission.name, exercise),
    });
    // It is awaited in its turn; until then its failure is nobody's.
    graded.catch(() => undefined);
    waiting.push(graded);
  };
  let next = 0;
  for (;;) {
    while (waiting.length < inHand(jobs)) {
      const submission = submissions[next++];
      if (!submission) break;
      start(submission);
    }
    const first = waiting.shift();
    if (!first) return;
    yield await first;
  }
}
