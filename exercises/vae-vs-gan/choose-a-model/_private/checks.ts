import { defineHiddenChecks } from '#grader/core/index.ts';
import { mistakesIn, questionChecks } from '#grader/quiz/index.ts';
import exercise from '../exercise.ts';
import { graded } from '../questions.ts';
import { gradedKeys } from './keys.ts';

export default defineHiddenChecks({
  exercise,
  version: 1,
  mistakes: mistakesIn(graded, gradedKeys),
  checks: questionChecks(graded, gradedKeys, 0.25),
});
