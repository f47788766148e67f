import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'kernel',
    title: 'the kernel',
    prompt: 'In d = 4 dimensions the product x·y is 4. What is the kernel of x and y?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'diagonal',
    title: 'the diagonal',
    prompt:
      'The pairs of a row with itself are kept in the means. Two samples of the same distribution then have a distance that is, on average:',
    options: {
      zero: 'zero.',
      positive: 'above zero.',
      negative: 'below zero.',
    },
  },
]);

const here = 'vae-vs-gan/kernel-distance';

export const keys = defineKeys(questions, {
  kernel: {
    kind: 'number',
    right: 8,
    tolerance: 0.1,
    because: '(x·y / d + 1)³ = (1 + 1)³.',
    near: {
      noD: {
        value: 125,
        explanation: 'The product is divided by the number of features first.',
        lesson: `${here}#kernel`,
      },
      noOne: {
        value: 1,
        explanation: 'The + 1 is missing: with it the kernel compares lower moments too.',
        lesson: `${here}#kernel`,
      },
    },
    otherwise: { explanation: 'It is (x·y / d + 1)³.', lesson: `${here}#kernel` },
  },
  diagonal: {
    kind: 'option',
    right: 'positive',
    because: 'k(x, x) is larger than k of two different rows, and both inner means get too large.',
    wrong: {
      zero: { explanation: 'That is what leaving them out is for.', lesson: `${here}#unbiased` },
      negative: {
        explanation: 'The inner means are added, and they have become larger.',
        lesson: `${here}#unbiased`,
      },
    },
  },
});
