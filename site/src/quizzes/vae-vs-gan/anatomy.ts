import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'newImage',
    title: 'a new image',
    prompt: 'You want a new image from a trained VAE. What do you do?',
    options: {
      prior: 'Draw z from N(0, I) and decode it.',
      encode: 'Encode a test image, draw z from q(z|x), decode.',
      posteriorMean: 'Average the posterior means of all images and decode.',
    },
  },
  {
    kind: 'choice',
    id: 'twice',
    title: 'a sigmoid too many',
    prompt: 'The decoder ends in a sigmoid, and its loss takes logits. What happens?',
    options: {
      error: 'tfjs reports an error.',
      unsure: 'No pixel can be judged dark: everything turns grey.',
      nothing: 'Nothing: a sigmoid of a sigmoid is a sigmoid.',
    },
  },
]);

const here = 'vae-vs-gan/anatomy';

export const keys = defineKeys(questions, {
  newImage: {
    kind: 'option',
    right: 'prior',
    because: 'The prior is what the decoder was trained to be fed from. No encoder takes part.',
    wrong: {
      encode: {
        explanation: 'That is a reconstruction of an image which you already have.',
        lesson: `${here}#sampling`,
      },
      posteriorMean: {
        explanation: 'That is one image, an average, and not a draw.',
        lesson: `${here}#sampling`,
      },
    },
  },
  twice: {
    kind: 'option',
    right: 'unsure',
    because:
      'Values between 0 and 1, taken as logits, are probabilities between 0.5 and 0.73. No pixel can be black.',
    wrong: {
      error: { explanation: 'Both are numbers; nothing can tell.', lesson: `${here}#what-is-judged` },
      nothing: {
        explanation:
          'That of a number between 0 and 1 reaches only from .50 to .73, less than a quarter of its range.',
        lesson: `${here}#what-is-judged`,
      },
    },
  },
});
