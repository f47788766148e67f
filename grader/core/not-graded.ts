import type { ExerciseResult } from './result.ts';

/** What an exercise outside a partial grading says if nothing is known of it. */
export const notGraded =
  'not graded in this run, and no result is kept of the file as it is now. Grade the whole course.';

/** An exercise outside a partial grading of which nothing is known; its points are unknown, and so is the total. */
export const isUnknown = ({ verdict, message }: Pick<ExerciseResult, 'verdict' | 'message'>): boolean =>
  verdict === 'infra' && message === notGraded;
