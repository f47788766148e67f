import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/gaussian-kl',
  title: 'The KL divergence to the prior',
  points: 2,
  lesson: 'reparametrization/elbo',
  entry: ['klToStandardNormal'],
  hints: [
    'Both Gaussians have independent coordinates, so the divergence of an example is a sum over its latents. Find the formula for one latent first. What must it give at μ = 0, σ = 1?',
    'For one latent it is E[log q(z) − log p(z)] with z ~ q = N(μ, σ²) and p = N(0, 1). Write out both log densities; E[(z − μ)²] = σ² and E[z²] = μ² + σ².',
    'For one latent it is ½ (μ² + σ² − log σ² − 1). logVar is log σ², so σ² = exp(logVar).',
    'Compute ½ (mu² + exp(logVar) − logVar − 1) element by element, [batch, latent], and sum over the last axis: tf.sum(…, 1).',
  ],
});
