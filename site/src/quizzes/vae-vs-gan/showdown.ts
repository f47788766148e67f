import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'budget',
    title: 'the same budget',
    prompt:
      'A VAE is trained for 3,000 steps on batches of 64, a GAN for 3,000 on batches of 128. Is that the same budget?',
    options: {
      yes: 'Yes: the same number of steps.',
      no: 'No.',
      noMatter: 'It does not matter, if both have converged.',
    },
  },
  {
    kind: 'choice',
    id: 'blur',
    title: 'what the reconstructions say',
    prompt:
      'The VAE’s reconstructions are blurred as well, nearly as much as its samples. What does that rule out?',
    options: {
      prior: 'That the blur comes from latents which the decoder has never seen.',
      likelihood: 'That the likelihood of single pixels causes it.',
      decoder: 'That the decoder is too small.',
    },
  },
]);

const here = 'vae-vs-gan/showdown';

export const keys = defineKeys(questions, {
  budget: {
    kind: 'option',
    right: 'no',
    because:
      'The GAN has seen twice as many images. And each of its steps trains two networks; say so beside the table.',
    wrong: {
      yes: { explanation: 'Count the images that each has seen.', lesson: `${here}#same-budget` },
      noMatter: {
        explanation: 'Neither has after 3,000 steps; the table compares equal budgets.',
        lesson: `${here}#same-budget`,
      },
    },
  },
  blur: {
    kind: 'option',
    right: 'prior',
    because:
      'A reconstruction’s latent comes from the image itself. So the blur is there without any draw from the prior.',
    wrong: {
      likelihood: {
        explanation: 'The opposite: that cause works on reconstructions just as well.',
        lesson: `${here}#what-follows`,
      },
      decoder: {
        explanation:
          'Reconstructions and samples come from the same decoder, so comparing them says nothing of its size.',
        lesson: `${here}#what-follows`,
      },
    },
  },
});
