import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  '@param mu [batch, latent] the means': ['value', 'gradient'],
  '@param logVar [batch, latent] the logarithms of the variances σ² (not of σ)': ['value', 'gradient'],
  '@param eps [batch, latent] noise, already drawn from N(0, 1); do not draw your own. z must increase with eps.':
    ['value', 'gradient', 'noise'],
  '@returns z [batch, latent]': ['value', 'gradient'],
});
