import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'ahead',
    title: 'a critic that is far ahead',
    prompt:
      'A Wasserstein critic is trained almost to its optimum before each step of the generator. Is that bad?',
    options: {
      bad: 'Yes, because the generator’s gradient vanishes.',
      good: 'No, because the gradient of W₁ is that of the optimal critic.',
      irrelevant: 'It makes no difference, with or without a bound on its slope.',
    },
  },
  {
    kind: 'choice',
    id: 'noBound',
    title: 'a critic without a bound',
    prompt: 'You forget the clipping. What does the critic’s loss do?',
    options: {
      same: 'It settles at −W₁, because the loss is the distance.',
      minusInfinity: 'It falls without limit, because twice the critic gives twice the difference.',
      zero: 'It goes to 0.',
    },
  },
  {
    kind: 'choice',
    id: 'signsTurned',
    title: 'which signs can be flipped',
    prompt: 'Which of these is still the right game?',
    options: {
      both: 'Critic: mean(real) − mean(fake). Generator: mean(fake).',
      one: 'Critic: mean(fake) − mean(real). Generator: mean(fake).',
      absolute: 'Critic: −|mean(real) − mean(fake)|. Generator: −mean(fake).',
    },
  },
]);

const here = 'gan-instability/wasserstein';

export const keys = defineKeys(questions, {
  ahead: {
    kind: 'option',
    right: 'good',
    because:
      'The distance is defined by the optimal critic, whose slope does not saturate. Only a minimax discriminator must not become too good.',
    wrong: {
      bad: {
        explanation:
          'That is so in the minimax game, whose optimal discriminator is flat. A critic with bounded slope rises all the way from the samples to the data.',
        lesson: `${here}#nearly-optimal`,
      },
      irrelevant: {
        explanation:
          'A poor critic’s gradient is not that of W₁. Without a bound there is no optimal critic.',
        lesson: `${here}#bound`,
      },
    },
  },
  noBound: {
    kind: 'option',
    right: 'minusInfinity',
    because: 'If you multiply the critic by a factor, the difference of the means grows by the same factor.',
    wrong: {
      same: {
        explanation: 'The optimum is W₁ only among critics that rise by at most 1 per unit of distance.',
        lesson: `${here}#bound`,
      },
      zero: {
        explanation: 'A constant critic has a loss of 0. This critic’s loss falls as it grows.',
        lesson: `${here}#bound`,
      },
    },
  },
  signsTurned: {
    kind: 'option',
    right: 'both',
    because:
      'Both signs are flipped. This critic gives low scores to real examples, and the generator lowers the scores of its fakes.',
    wrong: {
      one: {
        explanation:
          'Here both players want low scores for fakes. They agree, so the generator does not learn to look real.',
        lesson: `${here}#signs`,
      },
      absolute: {
        explanation: 'This critic can score either side higher, and the generator cannot know which.',
        lesson: `${here}#signs`,
      },
    },
  },
});
