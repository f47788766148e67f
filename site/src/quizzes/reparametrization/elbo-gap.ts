import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'gap',
    title: 'the gap',
    prompt:
      'log p(x) = −3.0 and the ELBO is −3.4. What is KL(q(z|x) ‖ p(z|x)), the divergence from the posterior?',
    unit: 'nats',
  },
  {
    kind: 'choice',
    id: 'encoder',
    title: 'a better encoder',
    prompt: 'Only the encoder is trained further, and the ELBO rises by one nat. How does log p(x) change?',
    options: {
      rises: 'It rises by one nat as well.',
      same: 'It does not change.',
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
    because: 'log p(x) = ELBO + KL, so the KL is the difference.',
    near: {
      negative: {
        value: -0.4,
        explanation: 'A KL divergence is never negative. The ELBO is the lower of the two numbers.',
        lesson: `${here}#gap`,
      },
      sum: {
        value: -6.4,
        explanation: 'The ELBO and the gap add up to log p(x), so the gap is a difference.',
        lesson: `${here}#gap`,
      },
    },
    otherwise: { explanation: 'The identity says log p(x) = ELBO + KL.', lesson: `${here}#gap` },
  },
  encoder: {
    kind: 'option',
    right: 'same',
    because: 'log p(x) depends only on the decoder and the prior. A better q only narrows the gap below it.',
    wrong: {
      rises: {
        explanation: 'The model of x has not changed. Only q approximates its posterior better.',
        lesson: `${here}#evidence`,
      },
      falls: { explanation: 'It does not depend on q at all.', lesson: `${here}#gap` },
    },
  },
});
