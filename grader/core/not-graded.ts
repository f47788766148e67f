import type { ExerciseResult } from './result.ts';

/** The message of an exercise outside a partial grading if nothing is known about it. */
export const notGraded =
  'not graded in this run, and no result is kept of the file as it is now. Grade the whole course.';

/** An exercise outside a partial grading without a known result; its points are unknown, and so is the total. */
export const isUnknown = ({ verdict, message }: Pick<ExerciseResult, 'verdict' | 'message'>): boolean =>
  verdict === 'infra' && message === notGraded;
