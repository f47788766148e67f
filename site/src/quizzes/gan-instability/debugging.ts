import { defineKeys, defineQuestions } from '#grader/quiz/quiz-question.ts';

export const questions = defineQuestions([
  {
    kind: 'matching',
    id: 'causes',
    title: 'four broken runs',
    prompt: 'What was done to each run?',
    left: { runA: 'Run A', runB: 'Run B', runD: 'Run D', runE: 'Run E' },
    right: {
      sign: 'The generator’s loss has the wrong sign.',
      unbounded: 'The critic’s slope has no bound.',
      collapsed: 'The generator learns ten times as fast as the discriminator, with much momentum.',
      saturated: 'The minimax loss, against a discriminator that wins at once.',
      noise: 'The latents are the same in every step.',
    },
  },
  {
    kind: 'choice',
    id: 'healthy',
    title: 'losses that stand still',
    prompt:
      'Both losses of a non-saturating GAN stay near 1.39 and 0.69 for a thousand steps. What do you know?',
    options: {
      good: 'The generator has learnt the data.',
      stuck: 'Training has stalled; the rates are too low.',
      nothing:
        'The discriminator cannot tell them apart. Whether the samples are good, the losses do not say.',
    },
  },
  {
    kind: 'choice',
    id: 'first',
    title: 'where to look first',
    prompt: 'A GAN’s samples are bad. What do you look at first?',
    options: {
      moreSteps: 'Nothing yet: train ten times as long.',
      signs:
        'One step on a fixed batch: which variables move, and does the loss that each player minimises fall?',
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
      'Both losses at zero and samples that never moved; lively losses and one mode; scores in the thousands; samples that have left the picture.',
    wrong: {
      runA: {
        explanation:
          'Its losses are both 0 from the first steps on, and the samples lie where they began. Which loss is flat where D is sure?',
        lesson: `${here}#run-a`,
      },
      runB: {
        explanation:
          'Its losses look like those of a healthy run, a little uneven. Only the samples give it away: count the modes.',
        lesson: `${here}#run-b`,
      },
      runD: {
        explanation:
          'Look at the numbers on the axis. Neither log nor sigmoid gives a loss of a thousand; scores do, if nothing holds them.',
        lesson: `${here}#run-d`,
      },
      runE: {
        explanation:
          'The discriminator’s loss is 0 and the generator’s falls all the same. Whom does that generator serve?',
        lesson: `${here}#run-e`,
      },
    },
  },
  healthy: {
    kind: 'option',
    right: 'nothing',
    because:
      'log 4 and log 2 are what a discriminator pays that always says ½. That happens at the equilibrium, and also where the discriminator is too weak to see the difference.',
    wrong: {
      good: {
        explanation: 'Run B’s losses are near there too, with one mode of eight.',
        lesson: `${here}#run-b`,
      },
      stuck: {
        explanation: 'At the equilibrium losses stand still as well. These numbers are just its.',
        lesson: `${here}#healthy`,
      },
    },
  },
  first: {
    kind: 'option',
    right: 'signs',
    because:
      'Signs and lists of variables are wrong far more often than architectures, and one step shows them in a second.',
    wrong: {
      moreSteps: {
        explanation: 'No number of steps mends a sign, and a saturated generator does not move at all.',
        lesson: `${here}#run-e`,
      },
      architecture: {
        explanation: 'A stronger discriminator makes run A worse. Find the cause before the cure.',
        lesson: `${here}#run-a`,
      },
    },
  },
});
