import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'midpoint',
    title: 'halfway',
    prompt:
      'Two latents are drawn from N(0, I) in 100 dimensions. What is the length of their midpoint, on average?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'uniform',
    title: 'a different noise',
    prompt: 'You pass a decoder latents that are uniform on −1..1. What is wrong with them?',
    options: {
      short: 'They are too short, and the decoder has hardly seen that part of the space.',
      nothing: 'Nothing, because they are centred at 0 as well.',
      long: 'They are too long.',
    },
  },
]);

const here = 'vae-vs-gan/latent-space';

export const keys = defineKeys(questions, {
  midpoint: {
    kind: 'number',
    right: 7.07,
    tolerance: 0.1,
    because:
      'Each coordinate is the mean of two normal numbers, with variance ½. √(100 / 2) = 7.07, whereas a sample has a length of about 10.',
    near: {
      draw: {
        value: 10,
        explanation: 'That is the length of a sample, and of the midpoint of the arc.',
        lesson: `${here}#circle`,
      },
      half: {
        value: 5,
        explanation:
          'Two independent samples are nearly orthogonal, so the length of their mean is not half of 10.',
        lesson: `${here}#straight`,
      },
    },
    otherwise: {
      explanation: 'What is the variance of the mean of two independent normal numbers?',
      lesson: `${here}#straight`,
    },
  },
  uniform: {
    kind: 'option',
    right: 'short',
    because:
      'A uniform number has variance ⅓, so in 100 dimensions their length is about 5.8, whereas the decoder has seen about 10.',
    wrong: {
      nothing: {
        explanation: 'In many dimensions the length matters, and it is different.',
        lesson: `${here}#sampling`,
      },
      long: {
        explanation: 'Compute the variance of one coordinate. Is it above or below 1?',
        lesson: `${here}#sampling`,
      },
    },
  },
});
