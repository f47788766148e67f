import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/elbo-gap',
  title: 'What the bound leaves out',
  points: 3,
  lesson: 'reparametrization/elbo-gap',
  entry: ['logEvidence', 'posterior', 'elbo', 'gap'],
  hints: [
    'x = a z + s · noise is a sum of two independent Gaussians. What are its mean and its variance? They determine log p(x).',
    'The posterior’s precision (one over its variance) is the prior’s precision, 1, plus that of one observation, a² / s². Its mean is variance · a x / s².',
    'In the bound, you only need to average (x − a z)² over q. The result is the square at the mean, (x − a mu)², plus the variance of a z, a² exp(logVar). The KL to N(0, 1) is that of the exercise gaussian-kl.',
    'KL(N(mu, v) ‖ N(m, V)) = ½ (log V − log v + (v + (mu − m)²) / V − 1), with m and V of your posterior.',
    'Check your results with the identity elbo + gap = logEvidence, which holds for all mu and logVar. elbo = −½ log 2π − log s − ((x − a mu)² + a² v) / (2 s²) − ½ (mu² + v − logVar − 1).',
  ],
});
