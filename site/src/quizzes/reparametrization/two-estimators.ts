import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'variance',
    title: 'the price of the score',
    prompt:
      'f(z) = z², and z ~ N(1, 1). What is the variance of a single score-function estimate of the gradient by μ?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'step',
    title: 'a step',
    prompt: 'f(z) is 1 for z above 0 and 0 elsewhere. Which estimator of the gradient of E f(z) works?',
    options: {
      score: 'The score function.',
      pathwise: 'The pathwise estimator.',
      neither: 'Neither: f has no derivative.',
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
        explanation: '4 is that of the pathwise estimate, 2 z.',
        lesson: `${here}#pathwise`,
      },
      mean: {
        value: 2,
        explanation: '2 is the gradient itself, 2 μ: the mean of both estimates.',
        lesson: `${here}#variance`,
      },
    },
    otherwise: {
      explanation: 'Put μ = 1 into the variance that the lesson derives for z².',
      lesson: `${here}#variance`,
    },
  },
  step: {
    kind: 'option',
    right: 'score',
    because: 'It never differentiates f: it multiplies its values by the slope of log p.',
    wrong: {
      pathwise: {
        explanation:
          'The slope of f is 0 wherever it exists, so each estimate is 0. The expectation does depend on μ.',
        lesson: `${here}#pathwise`,
      },
      neither: {
        explanation: 'The expectation is smooth in μ even so. One of the two needs values of f only.',
        lesson: `${here}#score-function`,
      },
    },
  },
});
