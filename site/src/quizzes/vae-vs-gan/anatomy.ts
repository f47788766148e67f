import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'newImage',
    title: 'a new image',
    prompt: 'You want a new image from a trained VAE. What do you do?',
    options: {
      prior: 'Draw z from N(0, I) and decode it.',
      encode: 'Encode a test image, draw z from q(z|x) and decode it.',
      posteriorMean: 'Average the posterior means of all images and decode the result.',
    },
  },
  {
    kind: 'choice',
    id: 'twice',
    title: 'one sigmoid too many',
    prompt: 'The decoder ends in a sigmoid, and its loss takes logits. What happens?',
    options: {
      error: 'tfjs reports an error.',
      unsure: 'No pixel can be dark, so everything turns grey.',
      nothing: 'Nothing, because the sigmoid of a sigmoid is a sigmoid.',
    },
  },
]);

const here = 'vae-vs-gan/anatomy';

export const keys = defineKeys(questions, {
  newImage: {
    kind: 'option',
    right: 'prior',
    because:
      'The KL term keeps the latents of training near the prior, so the decoder can read a draw from it. The encoder is not needed.',
    wrong: {
      encode: {
        explanation: 'That is a reconstruction of an image that you already have.',
        lesson: `${here}#sampling`,
      },
      posteriorMean: {
        explanation: 'That is always the same average image, not a random sample.',
        lesson: `${here}#sampling`,
      },
    },
  },
  twice: {
    kind: 'option',
    right: 'unsure',
    because:
      'If values between 0 and 1 are used as logits, the probabilities lie between 0.5 and 0.73. No pixel can be black.',
    wrong: {
      error: {
        explanation: 'Logits and probabilities are both plain numbers, so tfjs cannot notice.',
        lesson: `${here}#what-is-judged`,
      },
      nothing: {
        explanation:
          'The sigmoid of a number between 0 and 1 lies between 0.50 and 0.73, less than a quarter of the full range.',
        lesson: `${here}#what-is-judged`,
      },
    },
  },
});
