import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'It must be finite and accurate for logits of any size.': ['smoothing'],
  '@param real [n, 1] logits of real examples': ['smoothing'],
  '@param fake [m, 1] logits of generated examples; m can differ from n': ['smoothing'],
  '@param smooth the label of a real example, for example 0.9; 1 means no smoothing': ['smoothing'],
  '@returns a scalar, to be minimised by the discriminator': ['smoothing'],
  'Instance noise: x + std eps, for every input of the discriminator, real or generated (Sønderby et al. 2017;':
    ['noise'],
  '@param x [batch, features]': ['noise'],
  '@param std the standard deviation of the noise; 0 adds none': ['noise'],
  '@param eps [batch, features], already drawn from N(0, 1)': ['noise'],
  '@returns [batch, features]': ['noise'],
  'v = u wᵀ / ‖u wᵀ‖, of shape [1, in], and then u = v w / ‖v w‖, of shape [1, out];': ['power-iteration'],
  'After the last iteration, sigma = v w uᵀ and weight = w / sigma.': ['power-iteration', 'singular-value'],
  'In training, one iteration per step is enough, because each step starts from the u of the previous step.':
    'A remark on how it is used.',
  'For the gradient with respect to w, treat u and v as constants, but not sigma.': ['gradient'],
  '@param w [in, out], not all zero': 'A promise of the caller.',
  '@param u [1, out] from the previous step; at the start it is random, with any length except 0. u wᵀ is never 0.':
    ['power-iteration'],
  '@param iterations at least 1': ['power-iteration'],
  '@returns weight [in, out], the new u [1, out], and sigma, a scalar': ['power-iteration'],
});
