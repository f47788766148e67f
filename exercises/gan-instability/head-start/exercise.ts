import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/head-start',
  title: 'Who trains when: head start, k : 1, and a pause',
  points: 2,
  lesson: 'gan-instability/training',
  entry: ['updateSchedule'],
  hints: [
    'The generator is always updated once per step. The only question is how often the discriminator is updated.',
    'The discriminator is not updated if the head start is not over or if the discriminator is too accurate. Either condition is enough. Write each as a comparison.',
    'Check the boundaries. With headStart = 3 only the generator trains in steps 0, 1 and 2. At an accuracy of exactly pauseAbove the discriminator still trains.',
    '`const alone = o.step < o.headStart || o.discriminatorAccuracy > o.pauseAbove;` If it is true, `return { discriminator: 0, generator: 1 };`. Otherwise, `return { discriminator: o.discriminatorSteps, generator: 1 };`.',
  ],
});
