import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/minibatch-deviation',
  title: 'The spread of a batch as one more feature',
  points: 2,
  lesson: 'gan-instability/remedies',
  entry: ['appendDeviation'],
  hints: [
    'The discriminator should see how much the rows of a batch differ. Take one feature: which number says how far its n values are spread? There is one such number per feature, and one number for the whole batch is asked for.',
    'Work down the columns: subtract each feature’s mean over the batch, square, and average with the divisor n. Add 1e-8 to each variance before you take its root. Only then average over the features.',
    'The last column has the same number in each row, and the features stay as they are: `tf.concat` with axis 1. The number must stay a tensor, or the rows get no gradient from it.',
    'The variances are the second output of `tf.moments(features, 0)`, whose divisor is n. The statistic is the mean of √(variance + 1e-8), repeated to the shape [n, 1].',
  ],
});
