import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'budget',
    title: 'the same budget',
    prompt:
      'A VAE is trained for 3,000 steps on batches of 64, and a GAN for 3,000 steps on batches of 128. Is that the same budget?',
    options: {
      yes: 'Yes, because the number of steps is the same.',
      no: 'No.',
      noMatter: 'It does not matter, if both have converged.',
    },
  },
  {
    kind: 'choice',
    id: 'blur',
    title: 'what the reconstructions say',
    prompt: 'The VAE’s reconstructions are nearly as blurry as its samples. What does that rule out?',
    options: {
      prior: 'That the blur comes from latents that the decoder has never seen.',
      likelihood: 'That the independent likelihood of each pixel causes it.',
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
      'The GAN has seen twice as many images. Each of its steps also trains two networks, which you should mention with the table.',
    wrong: {
      yes: { explanation: 'Count the images that each model has seen.', lesson: `${here}#same-budget` },
      noMatter: {
        explanation: 'Neither has converged after 3,000 steps. The table compares equal budgets.',
        lesson: `${here}#same-budget`,
      },
    },
  },
  blur: {
    kind: 'option',
    right: 'prior',
    because:
      'The latent of a reconstruction comes from the image itself, so the blur occurs even without a sample from the prior.',
    wrong: {
      likelihood: {
        explanation: 'No, because that cause affects reconstructions as well.',
        lesson: `${here}#what-follows`,
      },
      decoder: {
        explanation:
          'Reconstructions and samples come from the same decoder, so comparing them says nothing about its size.',
        lesson: `${here}#what-follows`,
      },
    },
  },
});
