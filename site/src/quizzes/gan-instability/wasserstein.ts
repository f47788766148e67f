import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'choice',
    id: 'ahead',
    title: 'a critic that is far ahead',
    prompt:
      'A Wasserstein critic is trained almost to its optimum before each step of the generator. Is that bad?',
    options: {
      bad: 'Yes: the generator’s gradient vanishes.',
      good: 'No: the slope of W₁ is that of the best critic.',
      irrelevant: 'It makes no difference, with or without a bound on its slope.',
    },
  },
  {
    kind: 'choice',
    id: 'noBound',
    title: 'a critic without a bound',
    prompt: 'The clipping is forgotten. What does the critic’s loss do?',
    options: {
      same: 'It settles at −W₁: the loss is the distance.',
      minusInfinity: 'It falls without end: twice the critic, twice the difference.',
      zero: 'It goes to 0.',
    },
  },
  {
    kind: 'choice',
    id: 'signsTurned',
    title: 'which signs may be turned',
    prompt: 'Which of these still plays the right game?',
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
      'The distance is defined by the best critic, and its slope does not saturate. It is the minimax discriminator that must not win outright.',
    wrong: {
      bad: {
        explanation:
          'That is the minimax game, whose best discriminator is flat. A critic of bounded slope rises all the way from the samples to the data.',
        lesson: `${here}#nearly-optimal`,
      },
      irrelevant: {
        explanation: 'A poor critic’s slope is not that of W₁. And without a bound there is no best one.',
        lesson: `${here}#bound`,
      },
    },
  },
  noBound: {
    kind: 'option',
    right: 'minusInfinity',
    because: 'Multiply the critic by any factor, and the difference of the means is multiplied too.',
    wrong: {
      same: {
        explanation: 'It is W₁ only over critics that rise by at most 1 per unit of distance.',
        lesson: `${here}#bound`,
      },
      zero: {
        explanation: '0 is what a constant critic has. This one is rewarded for growing.',
        lesson: `${here}#bound`,
      },
    },
  },
  signsTurned: {
    kind: 'option',
    right: 'both',
    because:
      'Both signs are turned: this critic gives low scores to real examples, and the generator lowers its own.',
    wrong: {
      one: {
        explanation:
          'Here both want low scores for fakes: the players agree, and nobody learns to look real.',
        lesson: `${here}#signs`,
      },
      absolute: {
        explanation: 'This critic may score either side higher, and the generator cannot know which.',
        lesson: `${here}#signs`,
      },
    },
  },
});
