import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'noList',
    title: 'a generator’s step without a list of variables',
    prompt: 'The generator’s step calls `minimize` without a list of variables. What happens?',
    options: {
      onlyGenerator: 'Only the generator moves, because it is the generator’s loss.',
      both: 'The discriminator moves too, towards classifying fakes as real.',
      error: 'tfjs throws an error, because it cannot know which variables you mean.',
    },
  },
  {
    kind: 'prediction',
    id: 'alone',
    title: 'a generator trained alone',
    prompt:
      'The generator trains alone for 500 updates, against a discriminator with random weights. Where are its samples afterwards?',
    options: {
      nearer: 'Closer to the data than at the start.',
      same: 'Where they were, because a random discriminator has no slope.',
      far: 'In most runs, far outside the data.',
    },
    measuredBy: 'npm run reproduce -- head-start',
  },
  {
    kind: 'ordering',
    id: 'step',
    title: 'the order of a training step',
    prompt: 'Put the parts of one training step of this course in order.',
    items: {
      generatorMoves: 'The generator moves.',
      newFakes: 'The discriminator evaluates new fakes from new latents.',
      averageMoves: 'The averaged generator moves.',
      firstFakes: 'The discriminator evaluates real examples and fakes.',
      discriminatorMoves: 'The discriminator moves.',
    },
  },
]);

const here = 'gan-instability/training';

export const keys = defineKeys(questions, {
  noList: {
    kind: 'option',
    right: 'both',
    because:
      'Without a list, minimize updates every trainable variable that the loss depends on, and this loss depends on both networks. The discriminator learns to classify fakes as real.',
    wrong: {
      onlyGenerator: {
        explanation: 'The loss contains D(G(z)), so it depends on the weights of both networks.',
        lesson: `${here}#own-variables`,
      },
      error: {
        explanation: 'It does not. It uses all trainable variables.',
        lesson: `${here}#own-variables`,
      },
    },
  },
  alone: {
    kind: 'option',
    right: 'far',
    because:
      'On the ring the energy distance from the data was 20.9 on average after 500 updates alone, and 0.065 with both training. A random discriminator has a slope in some direction, and nothing stops the generator from following it.',
    wrong: {
      nearer: {
        explanation:
          'Everything that the generator learns about the data comes through the discriminator, and this discriminator has not seen any.',
        lesson: `${here}#head-start`,
      },
      same: {
        explanation:
          'Random weights are not zero. The discriminator has a slope, but it is unrelated to the data.',
        lesson: `${here}#head-start`,
      },
    },
  },
  step: {
    kind: 'order',
    right: ['firstFakes', 'discriminatorMoves', 'newFakes', 'generatorMoves', 'averageMoves'],
    because:
      'In this course, as in Goodfellow’s algorithm, the discriminator moves first. Then the generator moves, using new fakes and the updated discriminator. The average uses the generator after its step.',
    steps: [
      {
        explanation: 'The discriminator must evaluate real examples and fakes before it can move.',
        lesson: `${here}#one-after-the-other`,
      },
      {
        explanation: 'The generator uses the discriminator after the discriminator’s own step.',
        lesson: `${here}#one-after-the-other`,
      },
      {
        explanation:
          'The discriminator must evaluate the new fakes before the generator can minimise that loss.',
        lesson: `${here}#fresh-latents`,
      },
      {
        explanation: 'The average uses the new weights, so it comes last.',
        lesson: `${here}#averaged-weights`,
      },
    ],
  },
});
