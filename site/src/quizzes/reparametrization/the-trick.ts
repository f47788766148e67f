import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'rebuilt',
    title: 'values without a path',
    prompt:
      'Your z is right. Then you write `tf.tensor2d(await z.array())` and continue with the result. What changes?',
    options: {
      nothing: 'Nothing, because the numbers are the same.',
      noGradient: 'The gradient no longer reaches μ and σ.',
      newNoise: 'The noise is drawn again.',
    },
  },
  {
    kind: 'numeric',
    id: 'sigma',
    title: 'from the log-variance',
    prompt: 'The encoder returns logVar = 2.197, which is 2 ln 3. What is σ?',
    unit: '',
  },
]);

const here = 'reparametrization/the-trick';

export const keys = defineKeys(questions, {
  rebuilt: {
    kind: 'option',
    right: 'noGradient',
    because: 'The numbers are the same. But how they depend on μ and σ is lost, and so is the gradient.',
    wrong: {
      nothing: {
        explanation:
          'The values are the same. But the gradient follows the operations, and a tensor made from numbers has no operations behind it.',
        lesson: `${here}#gradient-path`,
      },
      newNoise: {
        explanation: 'The noise is already part of the numbers. Only the gradient path is lost.',
        lesson: `${here}#noise-is-an-input`,
      },
    },
  },
  sigma: {
    kind: 'number',
    right: 3,
    tolerance: 0.05,
    because: 'σ = exp(logVar / 2) = exp(ln 3) = 3.',
    near: {
      variance: {
        value: 9,
        explanation: '9 is the variance, exp(logVar). The standard deviation is its square root.',
        lesson: `${here}#log-variance`,
      },
      half: {
        value: 1.0986,
        explanation: 'That is log σ. Take its exponential.',
        lesson: `${here}#log-variance`,
      },
    },
    otherwise: {
      explanation: 'σ is the exponential of half the log-variance.',
      lesson: `${here}#log-variance`,
    },
  },
});
