import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/kernel-distance',
  title: 'Compare two sets of samples with a kernel',
  points: 3,
  lesson: 'vae-vs-gan/kernel-distance',
  entry: ['kernelDistance'],
  hints: [
    'There are three tables of kernel values: x with x, y with y, and x with y. The distance consists of three means, one per table.',
    'One matrix product gives all the dot products of a table. `tf.matMul(a, b, false, true)` is [rows of a, rows of b]. Divide by d, add 1, and take the cube.',
    'In the table of a set with itself, the diagonal pairs each row with itself. These are not pairs of different rows, so leave them out of the sum and out of the count, which is n (n − 1).',
    'For x and for y, take the sum of the table minus the sum of its diagonal, divided by n (n − 1). Add the two and subtract 2 times the plain mean of the third table. Do not clamp at 0 or take a root.',
  ],
});
