import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'printed',
    title: 'what the training loop prints',
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
    prompt: 'What is KL(N(1, 1) ‖ N(0, 1)), in nats?',
    unit: 'nats',
  },
]);

const here = 'reparametrization/elbo';

export const keys = defineKeys(questions, {
  printed: {
    kind: 'option',
    right: 'negative',
    because:
      'The log-likelihood of 784 pixels is far below zero. So the falling number is the negative ELBO, in nats per image.',
    wrong: {
      elbo: {
        explanation: 'A lower bound on a log-probability is negative here, and training raises it.',
        lesson: `${here}#sign`,
      },
      kl: {
        explanation: 'It starts near 0 and rises as the latents become informative.',
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
        explanation: 'The factor ½ or the − 1 is missing. With μ = 0 and σ = 1 the result must be 0.',
        lesson: `${here}#closed-form`,
      },
    },
    otherwise: { explanation: 'Insert μ = 1 and σ = 1 into the closed form.', lesson: `${here}#closed-form` },
  },
});
