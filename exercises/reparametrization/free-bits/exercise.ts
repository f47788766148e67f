import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/free-bits',
  title: 'A KL term with free bits',
  points: 2,
  lesson: 'reparametrization/posterior-collapse',
  entry: ['freeBits'],
  hints: [
    'There are three reductions: a mean over the examples, a maximum with lambda, and a sum over the latents. In which order? Only one of the three is taken for each latent separately before the maximum.',
    'lambda is a floor for the mean of each latent over the batch, not for each example and not for the total. klPerLatent has the examples on axis 0.',
    'Take `tf.mean(klPerLatent, 0)`, which has one entry per latent. Then take the larger of each entry and lambda.',
    '`tf.maximum(means, lambda)` passes no gradient where lambda is larger, which is what free bits are. The sum over the latents, not their mean, is the KL term of the loss.',
  ],
});
