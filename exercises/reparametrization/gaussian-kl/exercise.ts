import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/gaussian-kl',
  title: 'The KL divergence to the prior',
  points: 2,
  lesson: 'reparametrization/elbo',
  entry: ['klToStandardNormal'],
  hints: [
    'Both Gaussians have independent coordinates, so the divergence of a whole example is a sum over its latents: find the formula for one latent first. What must it give at μ = 0, σ = 1?',
    'For one latent it is E[log q(z) − log p(z)] with z ~ q = N(μ, σ²) and p = N(0, 1). Write out both log densities; E[(z − μ)²] = σ² and E[z²] = μ² + σ².',
    'One latent: ½ (μ² + σ² − log σ² − 1). You are given log σ² as logVar, so σ² = exp(logVar).',
    'Compute ½ (mu² + exp(logVar) − logVar − 1) element by element, [batch, latent], and sum over the last axis: tf.sum(…, 1).',
  ],
});
