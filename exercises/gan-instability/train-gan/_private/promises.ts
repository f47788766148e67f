import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'Maps [batch, in] to [batch, out]: linear, leaky ReLU (slope 0.2 below zero), linear, leaky ReLU, linear.':
    ['networks'],
  'Maps samples [batch, dataSize] to logits [batch, 1], without a sigmoid.': ['networks'],
  "A running average of the generator's variables, with the same names and shapes.": ['initial', 'average'],
  'No optimizer may change it, so create its variables with `trainable` false, or pass lists of variables to the optimizers.':
    ['average'],
  'Creates both networks, each with two hidden layers of `hiddenSize` units.': ['initial', 'networks'],
  'The six kernels do not share random numbers.': ['initial'],
  'The same seed always gives the same kernels, and another seed gives others.': ['initial'],
  '@param o.seed a positive whole number': 'A promise of the caller.',
  "1. the discriminator's variables take one optimizer step on mean softplus(−a(real)) + mean softplus(a(G(zDiscriminator))) + gamma / 2 · mean ‖∇a(x)‖² at the real examples; 2. the generator's variables take one step on mean softplus(−a(G(zGenerator))), with the updated discriminator; 3. each variable of the average becomes decay · average + (1 − decay) · generator.":
    ['discriminator', 'generator', 'average'],
  'It calls this once per batch, inside tf.tidy, so you need not dispose anything.':
    'A promise of the caller.',
  '@param batch real [batch, dataSize]; zDiscriminator and zGenerator [batch, latentSize], already drawn': [
    'discriminator',
    'generator',
  ],
  '@param o.gamma the weight of the penalty, applied as gamma / 2': ['discriminator'],
  '@param o.decay the decay of the average, from 0 to 1': ['average'],
  '@returns both losses as scalars, each from before its own update': ['discriminator', 'generator'],
});
