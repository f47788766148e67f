import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'Scores can be any numbers.': ['critic', 'generator', 'gradient'],
  'There is no sigmoid and no logarithm.': ['critic', 'generator', 'gradient'],
  'A good critic makes this loss very negative.': 'A remark on how to read the loss.',
  'Each mean is over its own batch, and the two can differ in size.': ['critic'],
  'If you flip the signs of both this loss and `generatorLoss`, your critic gives low scores to real examples, which is also correct.':
    'It permits something. An accepted answer does so.',
  '@param real [batch, 1] scores of real examples': ['critic'],
  '@param fake [fake batch, 1] scores of generated examples': ['critic'],
  '@returns a scalar': ['critic', 'generator'],
  '@param fake [batch, 1] scores of generated examples': ['generator'],
  'Weight clipping, after each step of the critic: clips every entry of the given variables to −c..c, including biases, and changes no other variable.':
    ['clip'],
  'It assigns to the same variables and returns nothing.': ['clip'],
  "@param variables the critic's variables, of any shape": ['clip'],
  '@param c a plain number above 0': 'A promise of the caller.',
});
