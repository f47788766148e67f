import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'meanOfLogs',
    title: 'where the mean is taken',
    prompt: 'You draw 50 samples for each image and average log w over them. What do you have?',
    options: {
      elbo: 'The ELBO, with less noise.',
      tighter: 'A tighter bound.',
      evidence: 'log p(x).',
    },
  },
  {
    kind: 'numeric',
    id: 'two',
    title: 'two weights',
    prompt: 'With k = 2 the log-weights are 0 and −1000. What is the bound, in nats?',
    unit: 'nats',
  },
]);

const here = 'reparametrization/importance-weighting';

export const keys = defineKeys(questions, {
  meanOfLogs: {
    kind: 'option',
    right: 'elbo',
    because:
      'The expectation of log w is the ELBO, for any number of samples. Only the mean inside the logarithm tightens.',
    wrong: {
      tighter: {
        explanation: 'It tightens only if the mean is taken before the logarithm.',
        lesson: `${here}#inside-the-logarithm`,
      },
      evidence: {
        explanation: 'That takes the mean of w, infinitely many of them, inside the logarithm.',
        lesson: `${here}#the-derivation`,
      },
    },
  },
  two: {
    kind: 'number',
    right: -0.693,
    tolerance: 0.01,
    because:
      'log((1 + e⁻¹⁰⁰⁰) / 2) = −log 2. Take the largest out before the exponential, and nothing overflows.',
    near: {
      mean: {
        value: -500,
        explanation: 'That is the mean of the logarithms.',
        lesson: `${here}#inside-the-logarithm`,
      },
      noMean: {
        value: 0,
        explanation: 'The weights were added and not averaged: the division by k is missing.',
        lesson: `${here}#mean-weight`,
      },
    },
    otherwise: {
      explanation: 'It is the logarithm of the mean of the weights.',
      lesson: `${here}#mean-weight`,
    },
  },
});
