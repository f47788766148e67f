import { defineExercise } from '#grader/core/index.ts';

export default defineExercise({
  id: 'reparametrization/negative-elbo',
  title: 'The loss of a variational autoencoder',
  points: 3,
  lesson: 'reparametrization/elbo',
  entry: ['negativeElbo'],
  hints: [
    'ELBO = log-likelihood − KL, and it is to be as large as possible; an optimiser makes a loss small. Which sign does each of the two terms have in the loss, and which of them does beta weigh?',
    'Both terms belong to one image: sum the log-likelihood over its pixels and the KL divergence over its latents, so that each has shape [batch]. Combine them there, and take one mean at the end.',
    'log p(x | z) = Σ (x l − softplus(l)) over the pixels; KL = ½ Σ (mu² + exp(logVar) − logVar − 1) over the latents.',
    'Give beta its default in the parameter list, { x, logits, mu, logVar, beta = 1 }: that keeps a 0, where beta || 1 would not. Return the mean over the batch of beta · KL − log p.',
  ],
});
