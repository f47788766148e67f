import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'It is added to the reconstruction term, and both are minimised.': ['value', 'gradient'],
  'A latent whose mean is above lambda has the gradient of the mean.': ['gradient'],
  'A latent below lambda has none.': ['gradient'],
  'A mean is never equal to lambda where the gradient is asked for.': 'A promise of the caller.',
  '@param klPerLatent [batch, latent] the KL of each latent of each example to its prior, in nats; never negative':
    ['value'],
  '@param lambda the floor, in nats per latent; 0 means no floor': ['value', 'gradient'],
  '@returns a scalar, with a gradient to klPerLatent': ['value', 'gradient'],
});
