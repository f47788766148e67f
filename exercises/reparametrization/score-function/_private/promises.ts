import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'Estimates the gradient of E[f(z)], z ~ N(mu, sigma²), with respect to mu and sigma with the score function: the mean over the samples of f(z) ∂ log N(z; mu, sigma²), without a baseline (REINFORCE, Williams 1992;':
    ['d-mu', 'd-sigma', 'black-box'],
  'It is the gradient itself, without a minus sign: if f is a loss, descend it. f can be a black box, which has values but no gradient.':
    ['d-mu', 'd-sigma', 'black-box'],
  '@param f elementwise, from [samples] to [samples]':
    'It says what f is. The checks use only such functions.',
  '@param mu a scalar': ['d-mu', 'd-sigma', 'black-box'],
  '@param sigma a scalar above 0: the standard deviation, not the variance': ['d-mu', 'd-sigma', 'black-box'],
  '@param eps [samples] noise, already drawn from N(0, 1): sample i is z = mu + sigma eps[i]': [
    'd-mu',
    'd-sigma',
    'black-box',
  ],
  '@returns dMu and dSigma as scalars, each a mean over the samples': ['d-mu', 'd-sigma', 'black-box'],
});
