import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'reported',
    title: 'two numbers',
    prompt: 'On test digits you get −ELBO = 104 with z = μ, and 115 with a sampled z. Which do you report?',
    options: {
      mean: '104, because the mean is the best guess.',
      drawn: '115.',
      average: 'Their average.',
    },
  },
  {
    kind: 'choice',
    id: 'zeroKl',
    title: 'a KL term of zero',
    prompt: 'After 200 steps the KL term is 0.00 and stays there. What has happened?',
    options: {
      converged: 'Training has converged.',
      collapse: 'The posterior has collapsed, so the latents carry no information.',
      perfect: 'The encoder has become exact.',
    },
  },
]);

const here = 'reparametrization/train-a-vae';

export const keys = defineKeys(questions, {
  reported: {
    kind: 'option',
    right: 'drawn',
    because:
      'The bound is an expectation over q. At the mean, the reconstruction looks better than it is, and the number is not a bound on anything.',
    wrong: {
      mean: {
        explanation: 'The lower number does not mean a better model. The ELBO averages over z ~ q(z|x).',
        lesson: `${here}#evaluated-at-the-mean`,
      },
      average: {
        explanation: 'The average still includes a number that is too good.',
        lesson: `${here}#evaluated-at-the-mean`,
      },
    },
  },
  zeroKl: {
    kind: 'option',
    right: 'collapse',
    because:
      'q(z|x) equals the prior for every x. The decoder gets no information from z and returns the same average for every image.',
    wrong: {
      converged: {
        explanation: 'A VAE that uses its latents has a positive KL term.',
        lesson: `${here}#what-to-watch`,
      },
      perfect: {
        explanation: 'An exact posterior differs from the prior, unless x does not depend on z.',
        lesson: `${here}#what-to-watch`,
      },
    },
  },
});
