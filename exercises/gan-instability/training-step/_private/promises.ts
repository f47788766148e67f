import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'Treats each row separately, so real and fake examples can go through it together or in separate calls.':
    'A promise of the caller.',
  'The checks use plain gradient descent, with a different learning rate for each.': [
    'discriminator',
    'generator',
  ],
  'The two means are added, and n, m and k can all differ.': ['losses'],
  'Each update changes only the variables of its own network.': ['discriminator', 'generator'],
  'The caller runs it inside tf.tidy, so you need not dispose anything.': 'A promise of the caller.',
  '@returns the two losses as scalars, each from before its own update': ['losses'],
});
