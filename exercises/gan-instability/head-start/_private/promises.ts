import { definePromises } from '#grader/core/index.ts';

export default definePromises({
  'How often each player of a GAN is updated in training step `step`.': ['ratio', 'head-start', 'pause'],
  '- head start: while step < headStart, only the generator is updated;': ['head-start'],
  '- pause: while discriminatorAccuracy > pauseAbove, the discriminator is too strong, and only the generator is updated;':
    ['pause'],
  '- otherwise the discriminator gets `discriminatorSteps` updates and the generator one (Goodfellow et al. 2014, algorithm 1, where this number is called k).':
    ['ratio'],
  'The generator is updated once in every step.': ['ratio', 'head-start', 'pause'],
  '@param o.step counted from 0': ['head-start'],
  '@param o.headStart the number of steps in which only the generator trains; 0 means no head start': [
    'head-start',
  ],
  '@param o.discriminatorAccuracy the fraction of recent examples, real and fake, that the discriminator classified correctly, from 0 to 1; set in every step':
    'A promise of the caller.',
  '@param o.discriminatorSteps a whole number, at least 1': ['ratio'],
  '@param o.pauseAbove the accuracy above which the discriminator pauses; at exactly this accuracy it does not pause':
    ['pause'],
  '@returns the number of updates of each player in this step': ['ratio', 'head-start', 'pause'],
});
