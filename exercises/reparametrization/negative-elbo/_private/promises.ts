import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'Values and gradients must be finite and accurate for logits up to ±10,000.': ['stable'],
  '@param p.x [batch, pixels] the images: grey levels from 0 to 1, inclusive': [
    'value',
    'gradient',
    'stable',
  ],
  "@param p.logits [batch, pixels] the decoder's outputs, before any sigmoid": [
    'value',
    'gradient',
    'stable',
  ],
  "@param p.mu [batch, latent] the encoder's means": ['value', 'gradient', 'stable'],
  "@param p.logVar [batch, latent] the logarithms of the encoder's variances σ²": [
    'value',
    'gradient',
    'stable',
  ],
  '@param p.beta the weight of the KL term, 1 by default; a beta of 0 is valid': ['value', 'beta'],
  '@returns a scalar': ['value', 'beta', 'gradient', 'stable'],
});
