import { defineControls, type SettingsOf } from '../figure.ts';

import { drawingFault, firstDrawing } from './places.ts';

export const controls = defineControls([
  {
    kind: 'choice',
    key: 'data',
    label: 'Data',
    options: [
      { value: 'ring', label: 'ring of 8' },
      { value: 'grid', label: 'grid of 25' },
      { value: 'swiss-roll', label: 'swiss roll' },
      { value: 'own', label: 'your own' },
    ],
    initial: 'ring',
  },
  {
    kind: 'choice',
    key: 'loss',
    label: 'Loss',
    options: [
      { value: 'minimax', label: 'GAN (minimax)' },
      { value: 'non-saturating', label: 'GAN, non-saturating' },
      { value: 'r1', label: 'GAN with R1' },
      { value: 'wgan', label: 'WGAN, clipped' },
      { value: 'wgan-gp', label: 'WGAN-GP' },
    ],
    initial: 'non-saturating',
  },
  {
    kind: 'choice',
    key: 'rates',
    label: 'Learning rates',
    options: [
      { value: 'discriminator', label: 'discriminator × 5' },
      { value: 'equal', label: 'equal' },
      { value: 'generator', label: 'generator × 10' },
    ],
    initial: 'equal',
  },
  { kind: 'text', key: 'drawing', label: 'Your own modes', initial: firstDrawing, fault: drawingFault },
]);

export type Settings = SettingsOf<typeof controls>;
