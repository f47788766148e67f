import { diagramPicture, type Diagram } from './blocks.ts';
import type { Still } from './still.ts';

type Name = 'x' | 'encoder' | 'code' | 'noise' | 'z' | 'decoder' | 'logits' | 'kl' | 'likelihood';

const diagram: Diagram<Name> = {
  blocks: {
    x: { along: 0, across: 1, lines: ['image x'], kind: 'value' },
    encoder: { along: 1, across: 1, lines: ['encoder'], kind: 'network' },
    code: { along: 2, across: 1, lines: ['μ, log σ²'], kind: 'value' },
    noise: { along: 3, across: 0, lines: ['ε ~ N(0, I)'], kind: 'noise' },
    z: { along: 3, across: 1, lines: ['z = μ + σε'], kind: 'value' },
    decoder: { along: 4, across: 1, lines: ['decoder'], kind: 'network' },
    logits: { along: 5, across: 1, lines: ['logits of', 'the pixels'], kind: 'value' },
    kl: { along: 2, across: 2, lines: ['KL(q ‖ prior)'], kind: 'loss' },
    likelihood: { along: 5, across: 2, lines: ['−log p(x | z)'], kind: 'loss' },
  },
  paths: [
    { from: 'x', to: 'encoder', of: 'values', beside: 0 },
    { from: 'encoder', to: 'code', of: 'values', beside: -7 },
    { from: 'code', to: 'z', of: 'values', beside: -7 },
    { from: 'noise', to: 'z', of: 'values', beside: 0 },
    { from: 'z', to: 'decoder', of: 'values', beside: -7 },
    { from: 'decoder', to: 'logits', of: 'values', beside: -7 },
    { from: 'code', to: 'kl', of: 'values', beside: -7 },
    { from: 'logits', to: 'likelihood', of: 'values', beside: -7 },
    { from: 'x', to: 'likelihood', of: 'values', beside: 0, round: 2.52 },
    { from: 'likelihood', to: 'logits', of: 'gradient', beside: 7 },
    { from: 'logits', to: 'decoder', of: 'gradient', beside: 7 },
    { from: 'decoder', to: 'z', of: 'gradient', beside: 7 },
    { from: 'z', to: 'code', of: 'gradient', beside: 7 },
    { from: 'kl', to: 'code', of: 'gradient', beside: 7 },
    { from: 'code', to: 'encoder', of: 'gradient', beside: 7 },
  ],
  legend: [
    ['values', 'values'],
    ['gradient', 'gradients of the loss'],
  ],
};

/** A VAE in training (Kingma and Welling 2014, algorithm 1). */
export const vaeBlocks: Still = {
  title: 'A VAE in training',
  text:
    'Values: an image x goes through the encoder, which returns μ and log σ². Noise ε, drawn from N(0, I), makes ' +
    'z = μ + σε. The decoder turns z into the logits of the pixels. The loss has two parts: −log p(x | z) compares the ' +
    'logits with the same image x, and the KL divergence compares μ and log σ² with the prior. Gradients: from ' +
    '−log p(x | z) back through the logits, the decoder and z to μ and log σ², where those of the KL divergence join ' +
    'them, and into the encoder. None goes to ε or x.',
  picture: (layout) => diagramPicture(diagram, layout),
};
