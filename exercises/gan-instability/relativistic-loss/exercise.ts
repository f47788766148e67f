import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'gan-instability/relativistic-loss',
  title: 'Losses of a relativistic GAN',
  points: 3,
  lesson: 'gan-instability/one-recipe',
  entry: ['relativisticLosses'],
  hints: [
    'Each real example has one generated partner, the one in its row. The discriminator should give the real one the higher logit of the two. Which single number per pair says by how much it does?',
    'The difference of the two logits of a pair is itself a logit: of the probability that the first is the real one. Each player’s cost of a pair is minus the logarithm of such a probability. For which sign of the difference is the discriminator’s cost small, and for which the generator’s?',
    '−log sigmoid(t) = softplus(−t), and `tf.softplus` does not overflow. Take it of each pair before you take a mean, and keep both batches in the shape [n, 1], so that row i meets row i only.',
    'With t = real − fake, the discriminator’s loss is the mean of softplus(−t), and the generator’s is the mean of softplus(t).',
  ],
});
