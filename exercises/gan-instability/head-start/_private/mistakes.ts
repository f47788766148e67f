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
      'Your discriminator is updated once per step, whatever discriminatorSteps says. This number controls the balance between the players, because more updates keep the discriminator near its best response to the current generator.',
    edits: [['{ discriminator: discriminatorSteps, generator: 1 }', '{ discriminator: 1, generator: 1 }']],
  },
  'ratio-turned-round': {
    caughtBy: 'ratio',
    lesson: `${lesson}#balance`,
    explanation:
      'Your generator gets the k updates and the discriminator only one. The discriminator is then out of date for most of the generator’s updates, and the generator chases what the old discriminator preferred. Give the k updates to the discriminator.',
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
      'You spread the ratio over several steps, with one discriminator update per step and a generator update in every k-th step. Other training loops do that. Here one step contains the k discriminator updates and the generator’s update.',
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
      'Both players get k updates per step. That is a ratio of 1:1 with larger steps, so the balance does not change. The generator gets one update.',
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
      'Your schedule trains the discriminator from step 0, so headStart has no effect. While step < headStart, the discriminator gets no update.',
    edits: [[alone, 'discriminatorAccuracy > pauseAbove']],
  },
  'head-start-one-too-long': {
    caughtBy: 'head-start',
    lesson: `${lesson}#head-start`,
    explanation:
      'Your head start is one step too long. Steps count from 0, so steps 0 to headStart − 1 are already headStart steps. With headStart = 0 there is no head start.',
    edits: [['step < headStart', 'step <= headStart']],
  },
  'head-start-one-too-short': {
    caughtBy: 'head-start',
    lesson: `${lesson}#head-start`,
    explanation:
      'Your head start ends one step early. Steps count from 0, so only the generator trains in steps 0 to headStart − 1.',
    edits: [['step < headStart', 'step + 1 < headStart']],
  },
  'head-start-for-the-discriminator': {
    caughtBy: 'head-start',
    lesson: `${lesson}#head-start`,
    explanation:
      'You give the head start to the discriminator. A discriminator that trains first against an untrained generator recognises every fake, and the generator’s gradient vanishes before it has moved. Give the head start to the generator.',
    edits: [[result, `step < headStart ? { discriminator: discriminatorSteps, generator: 0 } : ${result}`]],
  },
  'no-pause': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'Your discriminator never pauses. If it classifies nearly every example correctly, its output is flat around the fakes, and the generator learns almost nothing. Give it no update while its accuracy is above pauseAbove.',
    edits: [[alone, 'step < headStart']],
  },
  'pause-at-the-limit': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'Your discriminator already pauses at an accuracy of exactly pauseAbove. It should pause only above it, so with pauseAbove = 1 it never pauses.',
    edits: [['discriminatorAccuracy > pauseAbove', 'discriminatorAccuracy >= pauseAbove']],
  },
  'pauses-the-weaker': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'Your discriminator pauses while its accuracy is low and trains while it is winning, which drives the players further apart. The pause should hold back a discriminator that is already too good. Reverse the comparison.',
    edits: [['discriminatorAccuracy > pauseAbove', 'discriminatorAccuracy < pauseAbove']],
  },
  'pauses-the-generator': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'Your generator pauses if the discriminator is too accurate, so the discriminator gets even better. The player that is ahead should wait. During a pause, the discriminator gets no update and the generator gets one.',
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
      'During a pause you update neither player. Then nothing changes, the accuracy stays the same, and the pause never ends. The generator should still get one update per step.',
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
      'Your discriminator stops only if both conditions hold, the head start and the high accuracy. Either one is enough. The pause must also work after the head start.',
    edits: [[alone, alone.replace('||', '&&')]],
  },
  'one-update-too-few': {
    caughtBy: 'ratio',
    lesson: `${lesson}#balance`,
    explanation:
      'Your discriminator gets one update fewer than discriminatorSteps says, as if one of them were shared with the generator. The number counts all updates of the discriminator in this step. With discriminatorSteps = 1 it should still get one.',
    edits: [
      [
        '{ discriminator: discriminatorSteps, generator: 1 }',
        '{ discriminator: discriminatorSteps - 1, generator: 1 }',
      ],
    ],
  },
  'generator-takes-the-turns': {
    caughtBy: 'pause',
    lesson: `${lesson}#pause`,
    explanation:
      'While the discriminator waits, your generator gets discriminatorSteps updates. The updates of the discriminator are left out, and nobody takes them over. The generator gets one update in each step.',
    edits: [
      [
        'alone ? { discriminator: 0, generator: 1 }',
        'alone ? { discriminator: 0, generator: discriminatorSteps }',
      ],
    ],
  },
});
