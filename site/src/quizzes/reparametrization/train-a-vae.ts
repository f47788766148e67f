import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'reported',
    title: 'two numbers',
    prompt: 'On test digits you get −ELBO = 104 with z = μ, and 115 with a drawn z. Which do you report?',
    options: {
      mean: '104: the mean is the best guess.',
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
      collapse: 'The posterior has collapsed: the latents say nothing.',
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
      'The bound is an expectation over q. At the mean the reconstruction is flattered, and the number is no bound of anything.',
    wrong: {
      mean: {
        explanation: 'The lower number is not better modelled. The ELBO averages over z ~ q(z|x).',
        lesson: `${here}#evaluated-at-the-mean`,
      },
      average: {
        explanation: 'Half of a flattering number is still flattery.',
        lesson: `${here}#evaluated-at-the-mean`,
      },
    },
  },
  zeroKl: {
    kind: 'option',
    right: 'collapse',
    because:
      'q(z|x) is the prior whatever x is. The decoder gets nothing from z and makes the same average for all.',
    wrong: {
      converged: {
        explanation: 'A VAE that uses its latents pays for them in this term.',
        lesson: `${here}#what-to-watch`,
      },
      perfect: {
        explanation: 'An exact posterior differs from the prior, unless x does not depend on z.',
        lesson: `${here}#what-to-watch`,
      },
    },
  },
});
