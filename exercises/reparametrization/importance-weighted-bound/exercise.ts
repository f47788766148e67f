import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/importance-weighted-bound',
  title: 'A tighter bound from several samples',
  points: 3,
  bonus: true,
  lesson: 'reparametrization/importance-weighting',
  entry: ['iwaeBound'],
  hints: [
    'The average of the k weights p(x, z) / q(z | x) estimates p(x), and the bound is its logarithm. Which comes first, the average or the logarithm, and which axis holds the samples of one example?',
    'Log weights are sums over hundreds of pixels, as low as −10,000. The exp of that is 0 in float32, and log 0 is −∞. Which number can you subtract from all log weights of an example so that the largest exponential is exactly 1?',
    'If the largest log weight of an example is m, log Σ exp(l) = m + log Σ exp(l − m). Then turn the sum into an average.',
    '`tf.logSumExp(logWeights, 0)` does this over the samples, axis 0. The average divides by k = `logWeights.shape[0]`, so subtract log k.',
  ],
});
