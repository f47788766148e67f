import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'where Ω is the angle between a and b.': ['slerp'],
  'For vectors in the same direction, or nearly so, sin Ω is about 0, and the result is lerp.': ['parallel'],
  'The vectors are never opposite, and neither has length 0.': 'The caller keeps to it.',
  '@param a [d]': ['slerp', 'parallel'],
  '@param b [d]': ['slerp', 'parallel'],
  '@param t 0 to 1': ['slerp'],
  '@returns [d]': ['slerp', 'parallel'],
  '@param decode maps latents [n, latent] to the logits of pixels, [n, pixels]': 'The caller supplies it.',
  '@param eps [n, latent], already drawn from N(0, 1)': ['generate', 'noise'],
  '@returns [n, pixels], the means of the pixels, from 0 to 1, not binary': ['generate'],
});
