import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/head-start',
  title: 'Who trains when: head start, k : 1, and a pause',
  points: 2,
  lesson: 'gan-instability/training',
  entry: ['updateSchedule'],
  hints: [
    'The generator is updated once in every step, whatever happens. The only question is how often the discriminator is.',
    'Two reasons stop the discriminator, and either one is enough: the head start is not over, or the discriminator is too accurate. Write each as a comparison.',
    'Mind the edges: with headStart = 3 the generator is alone in steps 0, 1 and 2. At an accuracy of exactly pauseAbove the discriminator still trains.',
    '`const alone = o.step < o.headStart || o.discriminatorAccuracy > o.pauseAbove;` If it is true, `return { discriminator: 0, generator: 1 };` otherwise `return { discriminator: o.discriminatorSteps, generator: 1 };`',
  ],
});
