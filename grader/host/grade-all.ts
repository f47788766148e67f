import type { ExerciseResult, SubmissionResult } from '#grader/core/result.ts';
import type { Catalogue } from './catalogue.ts';
import { gradeSubmission, type SubmissionOptions } from './grade-submission.ts';
import { slotsOf } from './slots.ts';
import type { Found } from './intake/index.ts';

export interface ClassOptions extends Omit<SubmissionOptions, 'onExercise' | 'slots'> {
  /** Exercises graded at a time, of one submission or of several. */
  readonly jobs: number;
  readonly onExercise?: (submission: string, result: ExerciseResult) => void;
  readonly onSubmission?: (result: SubmissionResult) => void;
}

/** Grades submissions in their order, `jobs` exercises at a time, and returns the results in that order. */
export function gradeAll(
  catalogue: Catalogue,
  submissions: readonly Found[],
  { jobs, onExercise, onSubmission, ...options }: ClassOptions,
): Promise<SubmissionResult[]> {
  const slots = slotsOf(jobs);
  return Promise.all(
    submissions.map(async (submission) => {
      const result = await gradeSubmission(catalogue, submission, {
        ...options,
        slots,
        onExercise: (exercise) => onExercise?.(submission.name, exercise),
      });
      onSubmission?.(result);
      return result;
    }),
  );
}
