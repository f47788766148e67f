import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'KL(N(mu, exp(logVar)) ‖ N(0, I)) of each example, in nats: from the posterior to the prior, in closed form, summed over the latents (Kingma & Welling 2014, appendix B, which has −KL).':
    ['value', 'gradient'],
  'It is never negative, and it is 0 for mu = 0 and logVar = 0.': ['value', 'never-negative'],
  '@param mu [batch, latent] the means': ['value', 'gradient'],
  '@param logVar [batch, latent] the logarithms of the variances σ² (not of σ)': ['value', 'gradient'],
  '@returns [batch] one number per example, with gradients to mu and logVar': ['value', 'gradient'],
});
