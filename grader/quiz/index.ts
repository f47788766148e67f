/** Quizzes: the checks of an exercise that asks questions, and what a course declares for them. */
export { quizMistakes } from './answer-sheet.ts';
export { formCheck, mistakesIn, questionChecks } from './quiz-checks.ts';
export { defineKeys, defineQuestions } from './quiz-question.ts';
