import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'For `alternating`, 1 by default: the number of discriminator steps.': ['alternating'],
  'It does not count for `simultaneous`.': ['alternating'],
  'The other options are always set for the variant that uses them, so they need no default.':
    'A promise of the caller.',
  'For `instance-noise`: one number for each example, already drawn and scaled by the standard deviation.': [
    'instance-noise',
  ],
  'All fakes lie at θ, all data at 0, and the discriminator is D(x) = ψ x.':
    'The definition of the game, which every check uses.',
  '- `gan`: exactly that.': ['gan'],
  '- `non-saturating`: the generator ascends f(−D(fake)) instead, and the discriminator is the same as for `gan`.':
    ['non-saturating'],
  '- `wgan`: f(t) = t, and ψ is clamped to [−clip, clip] after each of its updates.': [
    'wasserstein',
    'alternating',
  ],
  '- `wgan-gp`: f(t) = t, and the discriminator ascends L − weight / 2 · (|∂D/∂x| − target)². ψ = 0 is never tested here.':
    ['wasserstein'],
  '- `r1`: like `gan`, but the discriminator ascends L − gamma / 2 · (∂D/∂x)², with the slope at the data.': [
    'r1',
  ],
  '- `instance-noise`: like `gan`, with noise on both examples. The fake example is at θ + noise.fake, the real one at noise.real. Every update of the iteration uses the same two numbers.':
    ['instance-noise', 'alternating'],
  '`simultaneous`: both players move from the given (theta, psi).': ['gan', 'orbits'],
  '`alternating`: the generator takes one step first, and then the discriminator takes `discriminatorSteps` steps at the new θ.':
    ['alternating', 'orbits'],
  '@returns the new point, as a new object; the given one does not change': ['gan'],
});
