import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'meanOfLogs',
    title: 'where the mean is taken',
    prompt: 'You draw 50 samples per image and average log w over them. What do you get?',
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
      'The expectation of log w is the ELBO, for any number of samples. Only a mean inside the logarithm tightens the bound.',
    wrong: {
      tighter: {
        explanation: 'The bound gets tighter only if the mean is taken before the logarithm.',
        lesson: `${here}#inside-the-logarithm`,
      },
      evidence: {
        explanation: 'For that, the mean inside the logarithm would have to be over infinitely many w.',
        lesson: `${here}#the-derivation`,
      },
    },
  },
  two: {
    kind: 'number',
    right: -0.693,
    tolerance: 0.01,
    because:
      'log((1 + e⁻¹⁰⁰⁰) / 2) = −log 2. Subtract the largest log-weight before the exponential, so that nothing overflows.',
    near: {
      mean: {
        value: -500,
        explanation: 'That is the mean of the logarithms.',
        lesson: `${here}#inside-the-logarithm`,
      },
      noMean: {
        value: 0,
        explanation: 'You added the weights instead of averaging them, so the division by k is missing.',
        lesson: `${here}#mean-weight`,
      },
    },
    otherwise: {
      explanation: 'It is the logarithm of the mean of the weights.',
      lesson: `${here}#mean-weight`,
    },
  },
});
