import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'A trained variational autoencoder with Bernoulli pixels and no state.': 'The caller supplies the model.',
  'Maps images [batch, pixels] to the mean and log-variance of q(z | x), [batch, latent] each.':
    'The caller supplies the model.',
  'Maps latents [n, latent] to the logits of the pixels, [n, pixels], each row separately.':
    'The caller supplies the model.',
  'How unlikely a VAE finds each image: its negative ELBO in nats, −E[log p(x | z)] + KL(q(z | x) ‖ N(0, I)), summed over pixels and latents (An and Cho 2015 use the first term).':
    ['score'],
  'It must be finite and accurate for logits up to ±10,000.': ['stable'],
  '@param x [batch, pixels], grey levels 0 to 1': ['score'],
  '@param eps [samples, batch, latent], already drawn from N(0, 1)': ['score'],
  '@returns [batch], high for an anomaly': ['score'],
  '@param scores finite, in no particular order': ['auroc'],
  '@param labels one per score: 1 for an anomaly, 0 for a normal example; both occur': ['auroc', 'ties'],
  '@returns 0 to 1, or a promise of it': ['auroc', 'ties'],
  'The score above which an example is flagged, chosen on normal examples only, so that about a fraction `rate` of them is flagged by mistake.':
    ['threshold'],
  'It is their (1 − rate) quantile, with linear interpolation between two scores.': ['threshold'],
  '@param normalScores at least one, in no particular order; do not modify the array': ['threshold'],
  '@param rate 0 to 1: 0 gives the highest score and 1 the lowest': ['threshold'],
  '@returns the threshold, or a promise of it': ['threshold'],
});
