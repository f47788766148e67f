import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'In nats, and never positive, because the generator minimises the value that the discriminator maximises.':
    ['saturating'],
  'Values and gradients must be finite and accurate for logits up to ±10,000.': ['gradient', 'stable'],
  "@param fake [batch, 1] the discriminator's outputs for generated examples, before any sigmoid": [
    'saturating',
    'non-saturating',
  ],
  '@returns a scalar': ['saturating', 'non-saturating'],
  'In nats, and never negative.': ['non-saturating'],
});
