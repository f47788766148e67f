import type { ExerciseResult, SubmissionResult } from '#grader/core/result.ts';
import type { Catalogue } from './catalogue.ts';
import { gradeSubmission, type SubmissionOptions } from './grade-submission.ts';
import type { Found } from './submission.ts';

export interface ClassOptions extends Omit<SubmissionOptions, 'onExercise'> {
  readonly jobs: number;
  readonly onExercise?: (submission: string, result: ExerciseResult) => void;
  readonly onSubmission?: (result: SubmissionResult) => void;
}

/** Grades submissions, `jobs` at a time, and returns the results in the order of the submissions. */
export async function gradeAll(
  catalogue: Catalogue,
  submissions: readonly Found[],
  { jobs, onExercise, onSubmission, ...options }: ClassOptions,
): Promise<SubmissionResult[]> {
  const results: SubmissionResult[] = [];
  const queue = submissions.entries();
  const work = async (): Promise<void> => {
    for (const [i, submission] of queue) {
      const result = await gradeSubmission(catalogue, submission, {
        ...options,
        onExercise: (exercise) => onExercise?.(submission.name, exercise),
      });
      results[i] = result;
      onSubmission?.(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, submissions.length) }, work));
  return results;
}
