import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/optimal-discriminator',
  title: 'What a perfect discriminator measures',
  points: 3,
  lesson: 'gan-instability/optimal-discriminator',
  entry: ['optimalDiscriminator', 'gameValue', 'jensenShannon', 'wasserstein'],
  hints: [
    'At one point, the discriminator makes p log D + q log(1 − D) as large as it can. Differentiate by D and look where the slope is 0.',
    'D* = p / (p + q), and 1 − D* = q / (p + q): write the second one so, because 1 − D* loses all digits where q is small. Guard every logarithm: put 1 in place of its argument where the mass in front of it is 0.',
    'Put D* into the value: Σ p log(p / (p + q)) + Σ q log(q / (p + q)). With m = (p + q) / 2 each quotient is half of p / m or q / m. What constant comes out, and how many divergences are left?',
    'For W₁ you need no optimisation: P = cumsum(p), Q = cumsum(q), and the area between two steps is |P − Q| at the left point times the distance to the next point.',
    '`tf.cumsum(tf.sub(p, q))` has the n differences of the cumulative distributions; the first n − 1 belong to the n − 1 gaps points[i + 1] − points[i]. The game’s value is 2 · jensenShannon − log 4.',
  ],
});
