import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'In nats, summed over the pixels (not averaged).': ['value', 'gradient', 'stable'],
  'It is a log-likelihood and not a loss, so it is never positive.': ['value', 'gradient', 'stable'],
  'Values and gradients must be finite and accurate for logits up to ±10,000.': ['stable'],
  "@param logits [batch, pixels] the decoder's outputs, before any sigmoid": ['value', 'gradient', 'stable'],
  '@param x [batch, pixels] the images: grey levels from 0 to 1, inclusive': ['value', 'gradient', 'stable'],
  '@returns [batch] one log-likelihood per image': ['value', 'gradient', 'stable'],
});
