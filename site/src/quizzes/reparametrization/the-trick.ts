import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'rebuilt',
    title: 'values without a path',
    prompt:
      'Your z is right. Then you write `tf.tensor2d(await z.array())` and go on with that. What changes?',
    options: {
      nothing: 'Nothing: the numbers are the same.',
      noGradient: 'No gradient reaches μ and σ any more.',
      newNoise: 'The noise is drawn anew.',
    },
  },
  {
    kind: 'numeric',
    id: 'sigma',
    title: 'from the log-variance',
    prompt: 'The encoder says logVar = 2.197, which is 2 ln 3. How large is σ?',
    unit: '',
  },
]);

const here = 'reparametrization/the-trick';

export const keys = defineKeys(questions, {
  rebuilt: {
    kind: 'option',
    right: 'noGradient',
    because: 'The numbers are the same. How they came from μ and σ is forgotten, and the gradient with it.',
    wrong: {
      nothing: {
        explanation:
          'The values are. The gradient follows the operations, and a tensor made from numbers has none behind it.',
        lesson: `${here}#gradient-path`,
      },
      newNoise: {
        explanation: 'The noise went into the numbers already. What is lost is the way back.',
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
        explanation: '9 is the variance, exp(logVar). The standard deviation is its root.',
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
