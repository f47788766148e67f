import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'The gradient penalty of WGAN-GP: the mean over the batch of (‖∇D(x̂)‖₂ − target)², where D is the critic and each x̂ is a point on the line between a real and a generated example (Gulrajani et al. 2017, eq. 3, second term, without the weight λ).':
    ['linear', 'value'],
  'The gradient is taken with respect to the point x̂, and its norm is computed for each example separately.':
    ['linear', 'value'],
  "The result is differentiated with respect to the critic's weights, so it must depend on them through tf operations.":
    ['weights'],
  'The root is not differentiable if a norm is 0.': 'A remark, which explains the next sentence.',
  'The penalty of that example is target², and no gradient may be NaN.': ['flat'],
  'You may add at most 1e-8 under the root.': ['flat', 'value'],
  'The resulting change of at most 2e-4 target is allowed.':
    'It permits something. An accepted answer uses all of it.',
  '@param critic maps points [batch, features] to scores [batch, 1]; each score depends on its own point only':
    'A promise of the caller.',
  '@param real [batch, features]': ['value'],
  '@param fake [batch, features]': ['value'],
  '@param alpha [batch, 1], already drawn from the uniform distribution on 0..1: how far x̂ lies along its line. It may be the weight of either end.':
    ['value', 'repeatable'],
  '@param target the norm that the penalty pulls towards, 1 by default; a target of 0 is valid': [
    'target',
    'value',
  ],
  '@returns a scalar': ['linear', 'value'],
});
