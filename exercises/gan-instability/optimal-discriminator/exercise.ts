import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/optimal-discriminator',
  title: 'What a perfect discriminator measures',
  points: 3,
  lesson: 'gan-instability/optimal-discriminator',
  entry: ['optimalDiscriminator', 'gameValue', 'jensenShannon', 'wasserstein'],
  hints: [
    'At each point, the discriminator maximises p log D + q log(1 − D). Differentiate with respect to D and set the derivative to 0.',
    'D* = p / (p + q), and 1 − D* = q / (p + q). Compute the second one as that quotient, because 1 − D* loses all precision if q is small. Guard every logarithm. If the mass in front of it is 0, replace its argument by 1.',
    'Put D* into the value: Σ p log(p / (p + q)) + Σ q log(q / (p + q)). With m = (p + q) / 2, each quotient is half of p / m or q / m. What constant do you get, and how many divergences are left?',
    'W₁ needs no optimisation. With P = cumsum(p) and Q = cumsum(q), the area over each gap is |P − Q| at the left point times the distance to the next point.',
    '`tf.cumsum(tf.sub(p, q))` gives the n differences of the cumulative distributions. The first n − 1 belong to the n − 1 gaps points[i + 1] − points[i]. The value of the game is 2 · jensenShannon − log 4.',
  ],
});
