import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'Each mean is taken over its own batch, and the two means are added, not averaged.': ['value'],
  'The two batches can differ in size.': ['value', 'gradient'],
  'Values, and gradients with respect to real and fake, must be finite and accurate for logits up to ±10,000.':
    ['gradient', 'stable'],
  "@param real [batch, 1] the discriminator's outputs for real examples, before any sigmoid": ['value'],
  '@param fake [fake batch, 1] its outputs for generated examples, before any sigmoid': ['value'],
  '@returns a scalar': ['value'],
});
