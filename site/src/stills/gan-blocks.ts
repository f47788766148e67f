import { diagramPicture, type Diagram } from './blocks.ts';
import type { Still } from './still.ts';

type Name = 'z' | 'generator' | 'fake' | 'discriminator' | 'real' | 'logits' | 'ofD' | 'ofG';

const diagram: Diagram<Name> = {
  blocks: {
    z: { along: 0, across: 1, lines: ['z ~ N(0, I)'], kind: 'noise' },
    generator: { along: 1, across: 1, lines: ['generator G'], kind: 'network' },
    fake: { along: 2, across: 1, lines: ['fake G(z)'], kind: 'value' },
    real: { along: 3, across: 0, lines: ['real x'], kind: 'value' },
    discriminator: { along: 3, across: 1, lines: ['discriminator', 'D'], kind: 'network' },
    logits: { along: 4, across: 1, lines: ['logits a'], kind: 'value' },
    ofD: { along: 4, across: 0, lines: ['loss of D'], kind: 'loss' },
    ofG: { along: 4, across: 2, lines: ['loss of G'], kind: 'loss' },
  },
  paths: [
    { from: 'z', to: 'generator', of: 'values', beside: 0 },
    { from: 'generator', to: 'fake', of: 'values', beside: -7 },
    { from: 'fake', to: 'discriminator', of: 'values', beside: -7 },
    { from: 'real', to: 'discriminator', of: 'values', beside: 0 },
    { from: 'discriminator', to: 'logits', of: 'values', beside: -12 },
    { from: 'logits', to: 'ofD', of: 'values', beside: -7 },
    { from: 'logits', to: 'ofG', of: 'values', beside: -7 },
    { from: 'ofD', to: 'logits', of: 'other-gradient', beside: 7 },
    { from: 'logits', to: 'discriminator', of: 'other-gradient', beside: 0 },
    { from: 'ofG', to: 'logits', of: 'gradient', beside: 7 },
    { from: 'logits', to: 'discriminator', of: 'gradient', beside: 12 },
    { from: 'discriminator', to: 'fake', of: 'gradient', beside: 7 },
    { from: 'fake', to: 'generator', of: 'gradient', beside: 7 },
  ],
  legend: [
    ['values', 'values'],
    ['other-gradient', 'gradients of D’s loss'],
    ['gradient', 'gradients of G’s loss'],
  ],
};

/** A GAN in training (Goodfellow et al. 2014, algorithm 1). */
export const ganBlocks: Still = {
  title: 'A GAN in training',
  text:
    'Values: z, drawn from N(0, I), goes through the generator G, which returns a fake. The discriminator D takes fakes and ' +
    'real examples x, and returns a logit for each. The loss of D uses the logits of both, and the loss of G those of the ' +
    'fakes. Gradients: those of D’s loss go through the logits into D and end there. Those of G’s loss go through the ' +
    'logits and through D, whose weights they do not change, to the fake and into G. No path leads from real examples to G.',
  picture: (layout) => diagramPicture(diagram, layout),
};
