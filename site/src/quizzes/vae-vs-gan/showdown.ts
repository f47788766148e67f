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
    prompt:
      'The VAE’s reconstructions have 48 % of the data’s sharpness, and its samples have 36 %. Which explanation of the blur does this rule out?',
    options: {
      prior: 'That it comes only from latents on which the decoder was not trained.',
      likelihood: 'That the independent likelihood of each pixel contributes to it.',
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
        explanation: 'The table compares equal budgets. It does not show that either model has converged.',
        lesson: `${here}#same-budget`,
      },
    },
  },
  blur: {
    kind: 'option',
    right: 'prior',
    because:
      'The latent of a reconstruction comes from the image itself, and the reconstruction is still blurred. So latents from the prior are not the only cause.',
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
