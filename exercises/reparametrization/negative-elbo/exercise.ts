import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/negative-elbo',
  title: 'The loss of a variational autoencoder',
  points: 3,
  lesson: 'reparametrization/elbo',
  entry: ['negativeElbo'],
  hints: [
    'ELBO = log-likelihood − KL should be as large as possible, but an optimizer minimises its loss. Which sign does each of the two terms have in the loss, and which one does beta multiply?',
    'Both terms are per image. Sum the log-likelihood over the pixels and the KL divergence over the latents, so that each has shape [batch]. Combine them there, and take one mean at the end.',
    'log p(x | z) = Σ (x l − softplus(l)) over the pixels; KL = ½ Σ (mu² + exp(logVar) − logVar − 1) over the latents.',
    'Give beta its default in the parameter list, { x, logits, mu, logVar, beta = 1 }. That keeps a beta of 0, whereas beta || 1 does not. Return the mean over the batch of beta · KL − log p.',
  ],
});
