import { definePromises } from '#grader/core/index.ts';

const aboutF = 'It says what f is. The checks use only such functions.';

export default definePromises({
  'It is the gradient itself, without a minus sign.': ['d-mu', 'd-sigma'],
  '@param f differentiable and elementwise, from [samples] to [samples], made of tf operations': aboutF,
  '@param mu a scalar': ['d-mu', 'd-sigma', 'variances'],
  '@param sigma a scalar above 0: the standard deviation, not the variance': ['d-mu', 'd-sigma'],
  '@param eps [samples] noise, already drawn from N(0, 1): sample i is z = mu + sigma eps[i]': [
    'd-mu',
    'd-sigma',
  ],
  '@returns dMu and dSigma as scalars, each a mean over the samples': ['d-mu', 'd-sigma'],
  'It is not the variance of their mean.': ['variances'],
  '@param f as above': aboutF,
  '@param sigma a scalar above 0': ['variances'],
  '@param eps [samples] at least two': ['variances'],
  '@returns scalars: score for the terms f(z) eps / sigma, and pathwise for the terms f′(z)': ['variances'],
});
