import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'variance',
    title: 'the variance of the score function',
    prompt:
      'f(z) = z², and z ~ N(1, 1). What is the variance of a single-sample score-function estimate of the gradient with respect to μ?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'step',
    title: 'a step',
    prompt: 'f(z) is 1 for z > 0 and 0 otherwise. Which estimator of the gradient of E f(z) works?',
    options: {
      score: 'The score function.',
      pathwise: 'The pathwise estimator.',
      neither: 'Neither, because f has no derivative.',
    },
  },
]);

const here = 'reparametrization/two-estimators';

export const keys = defineKeys(questions, {
  variance: {
    kind: 'number',
    right: 30,
    tolerance: 0.5,
    because: 'μ⁴ + 14 μ² + 15 at μ = 1. The pathwise estimate, 2 z, has a variance of 4.',
    near: {
      pathwise: {
        value: 4,
        explanation: '4 is the variance of the pathwise estimate, 2 z.',
        lesson: `${here}#pathwise`,
      },
      mean: {
        value: 2,
        explanation: '2 is the gradient itself, 2 μ, which is the mean of both estimates.',
        lesson: `${here}#variance`,
      },
    },
    otherwise: {
      explanation: 'Insert μ = 1 into the variance that the lesson derives for z².',
      lesson: `${here}#variance`,
    },
  },
  step: {
    kind: 'option',
    right: 'score',
    because: 'It does not differentiate f. It multiplies the values of f by the derivative of log q.',
    wrong: {
      pathwise: {
        explanation:
          'The derivative of f is 0 wherever it exists, so each estimate is 0. But the expectation depends on μ.',
        lesson: `${here}#pathwise`,
      },
      neither: {
        explanation:
          'The expectation is still smooth in μ. One of the two estimators needs only the values of f.',
        lesson: `${here}#score-function`,
      },
    },
  },
});
