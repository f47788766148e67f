import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'The importance-weighted bound on log p(x) of each example: log (1/k) Σ exp(logWeights), over its k samples (Burda et al. 2016, eq. 8).':
    ['value', 'gradient', 'stable'],
  'It is a bound to maximise, not a loss.': ['value', 'gradient', 'stable'],
  'Values and gradients must be finite and accurate for log weights up to ±10,000, even if samples or examples are far apart.':
    ['stable'],
  '@param logWeights [k, batch] log p(x, z) − log q(z | x): row i holds sample i of every example; k is at least 1':
    ['value', 'gradient', 'stable'],
  '@returns [batch] one bound per example, with gradients to logWeights': ['value', 'gradient', 'stable'],
});
