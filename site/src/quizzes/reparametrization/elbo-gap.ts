import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'gap',
    title: 'the gap',
    prompt:
      'log p(x) = −3.0 and the ELBO is −3.4. What is the KL divergence of q(z|x) from the posterior p(z|x)?',
    unit: 'nats',
  },
  {
    kind: 'choice',
    id: 'encoder',
    title: 'a better encoder',
    prompt: 'Only the encoder is trained on, and the ELBO rises by a nat. What does log p(x) do?',
    options: {
      rises: 'It rises by a nat as well.',
      same: 'Nothing.',
      falls: 'It falls.',
    },
  },
]);

const here = 'reparametrization/elbo-gap';

export const keys = defineKeys(questions, {
  gap: {
    kind: 'number',
    right: 0.4,
    tolerance: 0.01,
    because: 'log p(x) = ELBO + KL, so it is the difference.',
    near: {
      negative: {
        value: -0.4,
        explanation: 'A KL divergence is never negative. The bound lies below.',
        lesson: `${here}#gap`,
      },
      sum: {
        value: -6.4,
        explanation: 'The two are parts of a sum; the gap is the difference.',
        lesson: `${here}#gap`,
      },
    },
    otherwise: { explanation: 'The identity says log p(x) = ELBO + KL.', lesson: `${here}#gap` },
  },
  encoder: {
    kind: 'option',
    right: 'same',
    because: 'log p(x) is the decoder’s and the prior’s. A better q closes the gap from below.',
    wrong: {
      rises: {
        explanation: 'Nothing of the model of x has changed: only how well q approximates its posterior.',
        lesson: `${here}#evidence`,
      },
      falls: { explanation: 'It does not depend on q at all.', lesson: `${here}#gap` },
    },
  },
});
