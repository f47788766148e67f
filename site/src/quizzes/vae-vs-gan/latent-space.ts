import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'numeric',
    id: 'midpoint',
    title: 'half way',
    prompt:
      'Two latents are drawn from N(0, I) in 100 dimensions. How long is the point half way between them, on average?',
    unit: '',
  },
  {
    kind: 'choice',
    id: 'uniform',
    title: 'another noise',
    prompt: 'You feed a decoder latents that are uniform on −1..1. What is wrong with them?',
    options: {
      short: 'They are too short: the decoder has hardly seen that part of the space.',
      nothing: 'Nothing: they are centred at 0 as well.',
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
      'Each coordinate is the mean of two: variance ½. √(100 / 2) = 7.07, where a draw has a length of 10.',
    near: {
      draw: {
        value: 10,
        explanation: 'That is the length of a draw, and of the point half way along the circle.',
        lesson: `${here}#circle`,
      },
      half: {
        value: 5,
        explanation:
          'Two independent draws are at a right angle, not in one line: lengths do not average like that.',
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
      'A uniform number has variance ⅓, so in 100 dimensions they are 5.8 long where the decoder has seen 10.',
    wrong: {
      nothing: {
        explanation: 'In many dimensions the length is what counts, and it is another.',
        lesson: `${here}#sampling`,
      },
      long: {
        explanation: 'Work out the variance of one coordinate: is it above 1 or below?',
        lesson: `${here}#sampling`,
      },
    },
  },
});
