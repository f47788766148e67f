import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'vae-vs-gan/kernel-distance',
  title: 'Tell two sets of samples apart by a kernel',
  points: 3,
  lesson: 'vae-vs-gan/kernel-distance',
  entry: ['kernelDistance'],
  hints: [
    'There are three tables of kernel values: x with x, y with y, and x with y. The distance is made of three means, one of each table.',
    'One product of matrices gives all the dot products of a table: `tf.matMul(a, b, false, true)` is [rows of a, rows of b]. Divide by d, add 1, cube.',
    'In the tables of a set with itself, the diagonal holds each row with itself. These are no pairs of two different rows: leave them out of the sum, and out of the count, which is n (n − 1).',
    'sum of the table minus sum of its diagonal, over n (n − 1), for x and for y; minus 2 times the plain mean of the third table. No clamp at 0, no root.',
  ],
});
