import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'matching',
    id: 'causes',
    title: 'four broken runs',
    prompt: 'What was changed in each run?',
    left: { runA: 'Run A', runB: 'Run B', runD: 'Run D', runE: 'Run E' },
    right: {
      sign: 'The generator’s loss has the wrong sign.',
      unbounded: 'The critic’s slope is unbounded.',
      collapsed: 'The generator has ten times the discriminator’s learning rate, and high momentum.',
      saturated: 'The generator has the minimax loss, and the discriminator wins at once.',
      noise: 'The latents are the same in every step.',
    },
  },
  {
    kind: 'choice',
    id: 'healthy',
    title: 'losses that do not change',
    prompt:
      'Both losses of a non-saturating GAN stay near 1.39 and 0.69 for a thousand steps. What do you know?',
    options: {
      good: 'The generator has learnt the data.',
      stuck: 'Training has stalled because the learning rates are too low.',
      nothing:
        'The discriminator cannot tell real from fake. The losses do not say whether the samples are good.',
    },
  },
  {
    kind: 'choice',
    id: 'first',
    title: 'where to look first',
    prompt: 'A GAN’s samples are bad. What do you look at first?',
    options: {
      moreSteps: 'Nothing yet. Train ten times as long.',
      signs: 'One step on a fixed batch. Which variables move, and does each player’s loss fall?',
      architecture: 'A larger discriminator.',
    },
  },
]);

const here = 'gan-instability/debugging';

export const keys = defineKeys(questions, {
  causes: {
    kind: 'pairs',
    right: { runA: 'saturated', runB: 'collapsed', runD: 'unbounded', runE: 'sign' },
    because:
      'In run A both losses are zero and the samples hardly move. Run B has fluctuating losses and one mode. In run D the scores are in the thousands. In run E the samples have left the picture.',
    wrong: {
      runA: {
        explanation:
          'Both losses are 0 after the first steps, and the samples have hardly moved. Which loss is flat if D is sure?',
        lesson: `${here}#run-a`,
      },
      runB: {
        explanation:
          'Its losses look like those of a healthy run, only noisier. The failure shows in the samples, so count the modes.',
        lesson: `${here}#run-b`,
      },
      runD: {
        explanation:
          'Look at the numbers on the axis. A loss with a logarithm or a sigmoid hardly reaches a thousand, but unbounded scores do.',
        lesson: `${here}#run-d`,
      },
      runE: {
        explanation:
          'The discriminator’s loss is 0, and yet the generator’s loss falls. Which player does this generator help?',
        lesson: `${here}#run-e`,
      },
    },
  },
  healthy: {
    kind: 'option',
    right: 'nothing',
    because:
      'A discriminator that always returns ½ has these losses, log 4 and log 2. That happens at the equilibrium, but also if the discriminator is too weak to see the difference.',
    wrong: {
      good: {
        explanation: 'Run B’s losses are close to these values too, with one mode of eight.',
        lesson: `${here}#run-b`,
      },
      stuck: {
        explanation:
          'The losses are also constant at the equilibrium, and these are exactly the equilibrium values.',
        lesson: `${here}#healthy`,
      },
    },
  },
  first: {
    kind: 'option',
    right: 'signs',
    because:
      'A wrong sign or a wrong list of variables ruins any run, and one step reveals both within a second.',
    wrong: {
      moreSteps: {
        explanation: 'No number of steps fixes a wrong sign, and a saturated generator hardly moves.',
        lesson: `${here}#run-e`,
      },
      architecture: {
        explanation: 'A stronger discriminator makes run A worse. Find the cause first.',
        lesson: `${here}#run-a`,
      },
    },
  },
});
