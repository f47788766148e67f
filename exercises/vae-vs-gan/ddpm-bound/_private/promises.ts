import { definePromises } from '#grader/core/index.ts';

const definition = 'It defines the model and asks for nothing.';
const terms = ['prior', 'denoising', 'reconstruction'];

export default definePromises({
  "The encoder is fixed and adds noise. alphaBar is the share of the signal's variance that is left: it falls from ᾱ_0 = 1 (all of x) to ᾱ_T (nearly only noise).":
    definition,
  'x_t directly from x, without the steps between: √ᾱ x + √(1 − ᾱ) ε (eq. 4).': ['diffuse'],
  '@param x [batch, dim]': ['diffuse', ...terms],
  '@param alphaBar [batch], ᾱ_t of each example: 0 to 1, both included': ['diffuse'],
  '@param eps [batch, dim], already drawn from N(0, 1)': ['diffuse'],
  '@returns [batch, dim]': ['diffuse', 'posterior'],
  '@param x0 [batch, dim]': ['posterior'],
  '@param xt [batch, dim]': ['posterior'],
  '@param alphaBarPrevious [batch], ᾱ_{t−1} of each example: above its ᾱ_t, and exactly 1 if t = 1': [
    'posterior',
  ],
  '@param alphaBar [batch], ᾱ_t of each example: 0 or more': ['posterior'],
  'The terms of −ELBO of each example, all of them costs in nats, summed over the dimensions (eq. 5).': terms,
  "The decoder's step is p(x_{t−1} | x_t) = N(posterior mean with x̂0 = predict(x_t, t) in the place of x0, β_t I) for every t.":
    ['denoising', 'reconstruction'],
  "Its variance is β_t and not the posterior's β̃_t = β_t (1 − ᾱ_{t−1}) / (1 − ᾱ_t).": [
    'denoising',
    'reconstruction',
  ],
  'The result is a loss: gradients must reach whatever `predict` depends on.': ['gradient'],
  '`predict` is the expensive part, so call it once for each t, with the whole batch.': ['calls'],
  '@param alphaBar ᾱ_1 to ᾱ_T, falling, above 0 and below 1; T is at least 1': terms,
  '@param predict maps x_t [batch, dim] and its step t, 1 to T, to a guess of x, [batch, dim]': [
    'calls',
    'denoising',
    'reconstruction',
  ],
  '@param eps [T, batch, dim], already drawn from N(0, 1)': ['denoising', 'reconstruction'],
  '@returns prior, KL(q(x_T | x) ‖ N(0, I)): [batch]; denoising, KL(q(x_{t−1} | x_t, x) ‖ p(x_{t−1} | x_t)) for t = 2 to T: [T − 1, batch], the row of t = 2 first; reconstruction, −log p(x | x_1), which is a density and can be negative: [batch]':
    terms,
});
