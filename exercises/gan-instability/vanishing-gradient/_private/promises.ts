import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  "The slope of each of the two generator losses in the discriminator's logit l for one generated example, where D = sigmoid(l) (Goodfellow et al. 2014, section 3;":
    ['slopes'],
  '- saturating: the slope d/dl log(1 − D), for each logit separately;': ['slopes'],
  '- nonSaturating: the slope d/dl (−log D).': ['slopes'],
  'Both losses are minimised, and both fall as l rises, so no slope is positive.': ['slopes'],
  'These are slopes for single examples, not divided by the batch size.': ['slopes'],
  'They must be finite, and accurate to within 1e-6, for logits up to ±10,000.': ['found-out', 'stable'],
  "@param fake [n] the discriminator's logits for generated examples, before any sigmoid": ['slopes'],
  '@returns both slopes, [n] each': ['slopes'],
});
