import { definePromises } from '#grader/core/index.ts';

const definition = 'It defines the model and asks for nothing.';

export default definePromises({
  'For each x there is an approximate posterior q(z) = N(mu, exp(logVar)).': ['elbo', 'gap', 'gradient'],
  'and each of the three has a closed form.': definition,
  '`a` can be positive, negative or 0.': ['evidence', 'posterior', 'elbo', 'gap', 'gradient', 'identity'],
  '`s` is a standard deviation, above 0.': ['evidence', 'posterior', 'elbo', 'gap', 'gradient'],
  '@param x [batch] the observations': ['evidence', 'posterior', 'elbo', 'gap', 'gradient'],
  '@param a a scalar, the slope': ['evidence', 'posterior', 'elbo', 'gap', 'gradient'],
  '@param s a scalar, the standard deviation of the noise': [
    'evidence',
    'posterior',
    'elbo',
    'gap',
    'gradient',
  ],
  '@returns [batch]': ['evidence'],
  '@returns its means [batch], and its variance, a scalar that is the same for every x': ['posterior'],
  'The bound E[log p(x | z)] − KL(q(z) ‖ N(0, 1)), z ~ q, with the expectation computed exactly and not by sampling (Kingma & Welling 2014, eq. 3).':
    ['elbo', 'identity'],
  '@param mu [batch] the means of q': ['elbo', 'gap', 'gradient'],
  '@param logVar [batch] the logarithms of the variances of q': ['elbo', 'gap', 'gradient'],
  '@returns [batch] with gradients to mu and logVar': ['elbo', 'gap', 'gradient'],
  'It is never negative, and it is 0 if q is the posterior, up to float32 rounding.': ['gap'],
});
