import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'The losses of both players of a relativistic GAN, to be minimised (Jolicoeur-Martineau 2019, section 4.1;':
    ['discriminator', 'generator'],
  'The generator’s loss is the same with real and fake exchanged.': ['generator'],
  'Both losses are log 2 if all logits are equal, and neither changes if the same number is added to all logits.':
    ['discriminator', 'generator', 'stable'],
  'Values and gradients must be finite and accurate for logits up to ±1,000.': ['gradient', 'stable'],
  'The gradient of the discriminator’s loss must reach both batches, and that of the generator’s loss must reach `fake`.':
    ['gradient'],
  "@param real [n, 1] the discriminator's outputs for real examples, before any sigmoid, high if it calls them real":
    ['discriminator', 'generator'],
  '@param fake [n, 1] its outputs for generated examples; both batches have the same size': [
    'discriminator',
    'generator',
  ],
  '@returns two scalars': ['discriminator', 'generator'],
});
