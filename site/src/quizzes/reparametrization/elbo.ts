import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'printed',
    title: 'what the loop prints',
    prompt: 'A training loop for a VAE on digits prints a number that falls from 540 to 112. What is it?',
    options: {
      elbo: 'The ELBO.',
      negative: 'The negative ELBO.',
      kl: 'The KL term.',
    },
  },
  {
    kind: 'numeric',
    id: 'kl',
    title: 'one latent',
    prompt: 'What is the KL divergence of N(1, 1) from N(0, 1), in nats?',
    unit: 'nats',
  },
]);

const here = 'reparametrization/elbo';

export const keys = defineKeys(questions, {
  printed: {
    kind: 'option',
    right: 'negative',
    because:
      'Log-likelihoods of 784 pixels are far below zero. What falls towards its least value is the negative ELBO, in nats an image.',
    wrong: {
      elbo: {
        explanation: 'A lower bound of a log-probability is negative here, and training raises it.',
        lesson: `${here}#sign`,
      },
      kl: {
        explanation: 'It starts near 0 and rises while the latents learn to say something.',
        lesson: `${here}#kl`,
      },
    },
  },
  kl: {
    kind: 'number',
    right: 0.5,
    tolerance: 0.01,
    because: '½ (μ² + σ² − log σ² − 1) = ½ (1 + 1 − 0 − 1).',
    near: {
      noHalf: {
        value: 1,
        explanation: 'The factor ½ is missing, or the − 1: with μ = 0 and σ = 1 the result has to be 0.',
        lesson: `${here}#closed-form`,
      },
    },
    otherwise: { explanation: 'Put μ = 1 and σ = 1 into the closed form.', lesson: `${here}#closed-form` },
  },
});
