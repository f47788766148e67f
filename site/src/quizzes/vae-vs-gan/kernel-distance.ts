import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'kernel',
    title: 'the kernel',
    prompt: 'In d = 4 dimensions the dot product x·y is 4. What is the kernel k(x, y)?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'diagonal',
    title: 'the diagonal',
    prompt:
      'The means include the pairs of a row with itself. What is the distance between two samples of the same distribution then, on average?',
    options: {
      zero: 'Zero.',
      positive: 'Above zero.',
      negative: 'Below zero.',
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
        explanation: 'Divide the dot product by the number of features first.',
        lesson: `${here}#kernel`,
      },
      noOne: {
        value: 1,
        explanation: 'The + 1 is missing. With it, the kernel compares lower moments too.',
        lesson: `${here}#kernel`,
      },
    },
    otherwise: { explanation: 'It is (x·y / d + 1)³.', lesson: `${here}#kernel` },
  },
  diagonal: {
    kind: 'option',
    right: 'positive',
    because:
      'On average, k(x, x) is larger than k of two different rows, so the means within each set are too large.',
    wrong: {
      zero: { explanation: 'It is zero only if you leave these pairs out.', lesson: `${here}#unbiased` },
      negative: {
        explanation: 'The means within each set are added, and these pairs make them larger.',
        lesson: `${here}#unbiased`,
      },
    },
  },
});
