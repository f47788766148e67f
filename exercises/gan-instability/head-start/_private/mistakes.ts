import { defineMistakes } from '#grader/core/index.ts';

const lesson = 'gan-instability/training';
const alone = 'step < headStart || discriminatorAccuracy > pauseAbove';
const result =
  'alone ? { discriminator: 0, generator: 1 } : { discriminator: discriminatorSteps, generator: 1 }';

export default defineMistakes({
  'one-discriminator-step': {
    caughtBy: 'ratio',
    lesson: `${lesson}#balance`,
    explanation:
      'Your discriminator is updated once a step, whatever discriminatorSteps says. The number is the handle on the balance of the two players: more updates keep the discriminator near its best answer to the present generator.',
    edits: [['{ discriminator: discriminatorSteps, generator: 1 }', '{ discriminator: 1, generator: 1 }']],
  },
  'ratio-turned-round': {
    caughtBy: 'ratio',
    lesson: `${lesson}#balance`,
    explanation:
      'Your generator gets the k updates and the discriminator one. Then the discriminator’s answer is out of date for most of the generator’s moves, and the generator runs to whatever that old discriminator liked. The k belongs to the discriminator.',
    edits: [
      [
        '{ discriminator: discriminatorSteps, generator: 1 }',
        '{ discriminator: 1, generator: discriminatorSteps }',
      ],
    ],
  },
  'generator-every-kth-step': {
    caughtBy: 'ratio',
    lesson: `${lesson}#balance`,
    explanation:
      'You spread the ratio over several steps: one update of the discriminator a step, and the generator only in every k-th. That is another way to write such a loop, but here one step holds the k updates of the discriminator and the generator’s update together.',
    edits: [
      [
        '{ discriminator: discriminatorSteps, generator: 1 }',
        '{ discriminator: 1, generator: step % discriminatorSteps === 0 ? 1 : 0 }',
      ],
    ],
  },
  'both-repeat': {
    caughtBy: 'ratio',
    lesson: `${lesson}#balance`,
    explanation:
      'Both players get k updates a step. That is the ratio 1 : 1 with longer steps; the balance is not changed by it. The generator moves once.',
    edits: [
      [
        '{ discriminator: discriminatorSteps, generator: 1 }',
        '{ discriminator: discriminatorSteps, generator: discriminatorSteps }',
      ],
    ],
  },
  'no-head-start': {
    caughtBy: 'head-start',
    lesson: `${lesson}#head-start`,
    explanation:
      'Your schedule trains the discriminator from step 0: headStart changes nothing. While step < headStart the discriminator is to get no update.',
    edits: [[alone, 'discriminatorAccuracy > pauseAbove']],
  },
  'head-start-one-too-long': {
    caughtBy: 'head-start',
    lesson: `${lesson}#head-start`,
    explanation:
      'Your head start is one step too long: steps count from 0, so steps 0 to headStart − 1 are already headStart steps. With headStart = 0 there is none.',
    edits: [['step < headStart', 'step <= headStart']],
  },
  'head-start-one-too-short': {
    caughtBy: 'head-start',
    lesson: `${lesson}#head-start`,
    explanation:
      'Your head start ends one step early. Steps count from 0: the generator is alone in every step below headStart, headStart − 1 included.',
    edits: [['step < headStart', 'step + 1 < headStart']],
  },
  'head-start-for-the-discriminator': {
    caughtBy: 'head-start',
    lesson: `${lesson}#head-start`,
    explanation:
      'You give the head start to the discriminator. A discriminator that has learned for a while against fresh noise tells every fake apart, and the generator’s gradient vanishes before it has moved. The head start asked for is the generator’s.',
    edits: [[result, `step < headStart ? { discriminator: discriminatorSteps, generator: 0 } : ${result}`]],
  },
  'no-pause': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'Your discriminator never pauses. When it is right about nearly every example, its output is flat around the fakes and the generator learns next to nothing. Give it no update while its accuracy is above pauseAbove.',
    edits: [[alone, 'step < headStart']],
  },
  'pause-at-the-limit': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'Your discriminator pauses at an accuracy of exactly pauseAbove. It is to pause above it: with pauseAbove = 1, say, it never does.',
    edits: [['discriminatorAccuracy > pauseAbove', 'discriminatorAccuracy >= pauseAbove']],
  },
  'pauses-the-weaker': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'Your discriminator pauses while its accuracy is low, and trains on while it wins. That drives the two players apart: the pause is a brake on a discriminator that is already too good.',
    edits: [['discriminatorAccuracy > pauseAbove', 'discriminatorAccuracy < pauseAbove']],
  },
  'pauses-the-generator': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'Your generator pauses when the discriminator wins too clearly, so the discriminator gets better still. It is the one ahead that waits: no update for the discriminator, one for the generator.',
    edits: [
      [
        result,
        `step >= headStart && discriminatorAccuracy > pauseAbove ? { discriminator: discriminatorSteps, generator: 0 } : ${result}`,
      ],
    ],
  },
  'nobody-moves': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'In a pause neither of your players is updated. Then nothing changes, the accuracy stays where it is, and the pause never ends. The generator goes on, once a step.',
    edits: [
      [
        result,
        `step >= headStart && discriminatorAccuracy > pauseAbove ? { discriminator: 0, generator: 0 } : ${result}`,
      ],
    ],
  },
  'both-reasons-needed': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'Your discriminator stops only where both reasons hold: the head start and the high accuracy. Either one is enough: after the head start the pause still has to work.',
    edits: [[alone, alone.replace('||', '&&')]],
  },
});
