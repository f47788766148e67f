import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'noList',
    title: 'a generator’s step without a list',
    prompt: 'The generator’s step calls `minimize` without a list of variables. What happens?',
    options: {
      onlyGenerator: 'Only the generator moves: it is its loss.',
      both: 'The discriminator moves too, towards taking fakes for real.',
      error: 'tfjs refuses: it cannot know which variables are meant.',
    },
  },
  {
    kind: 'prediction',
    id: 'alone',
    title: 'a generator trained alone',
    prompt:
      'For 500 updates the generator trains alone, against a discriminator with random weights. Where are its samples then?',
    options: {
      nearer: 'Nearer to the data than at the start.',
      same: 'Where they were: a random discriminator has no slope.',
      far: 'In most runs far outside the data.',
    },
    measuredBy: 'npm run reproduce -- head-start',
  },
  {
    kind: 'ordering',
    id: 'step',
    title: 'what a step does, in order',
    prompt: 'Put the parts of one training step in order.',
    items: {
      generatorMoves: 'The generator moves.',
      newFakes: 'New fakes from new latents are judged.',
      averageMoves: 'The average of the generator moves.',
      firstFakes: 'Real examples and fakes are judged.',
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
      'Without a list every trainable variable that the loss touches is moved, and this loss touches both networks. The discriminator is pulled towards believing in fakes.',
    wrong: {
      onlyGenerator: {
        explanation: 'The loss is D(G(z)): it depends on the weights of both.',
        lesson: `${here}#own-variables`,
      },
      error: {
        explanation: 'It does not ask. It takes all that are trainable.',
        lesson: `${here}#own-variables`,
      },
    },
  },
  alone: {
    kind: 'option',
    right: 'far',
    because:
      'On the ring the energy distance from the data was 20.9 on average after 500 updates alone, and 0.065 with both training. A random slope points somewhere, and nothing stops the generator from following it.',
    wrong: {
      nearer: {
        explanation:
          'Everything that the generator knows of the data comes through the discriminator, and this one has not seen any.',
        lesson: `${here}#head-start`,
      },
      same: {
        explanation:
          'Random weights are not zero: the discriminator has a slope, only not one that has to do with data.',
        lesson: `${here}#head-start`,
      },
    },
  },
  step: {
    kind: 'order',
    right: ['firstFakes', 'discriminatorMoves', 'newFakes', 'generatorMoves', 'averageMoves'],
    because:
      'Discriminator first; then the generator, on new fakes judged by the new discriminator; and the average takes in the generator as it is after its step.',
    steps: [
      {
        explanation: 'The discriminator needs real examples and fakes to be judged before it can move.',
        lesson: `${here}#one-after-the-other`,
      },
      {
        explanation: 'The generator is judged by the discriminator as it is after its own step.',
        lesson: `${here}#one-after-the-other`,
      },
      {
        explanation: 'The new fakes have to be judged before the generator can move down that loss.',
        lesson: `${here}#fresh-latents`,
      },
      {
        explanation: 'The average takes in the new weights, so it comes last.',
        lesson: `${here}#averaged-weights`,
      },
    ],
  },
});
