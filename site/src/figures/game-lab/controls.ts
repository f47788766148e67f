import { defineControls, type SettingsOf } from '../figure.ts';

export const controls = defineControls([
  {
    kind: 'choice',
    key: 'variant',
    label: 'Loss',
    options: [
      { value: 'gan', label: 'GAN (minimax)' },
      { value: 'non-saturating', label: 'GAN, non-saturating' },
      { value: 'wgan', label: 'WGAN, clipped' },
      { value: 'wgan-gp', label: 'WGAN-GP' },
      { value: 'r1', label: 'GAN with R1' },
      { value: 'instance-noise', label: 'GAN with instance noise' },
    ],
    initial: 'gan',
  },
  {
    kind: 'choice',
    key: 'scheme',
    label: 'Updates',
    options: [
      { value: 'simultaneous', label: 'simultaneous' },
      { value: 'alternating', label: 'alternating 1:1' },
      { value: 'alternating-5', label: 'alternating, 5 discriminator steps' },
    ],
    initial: 'simultaneous',
  },
  { kind: 'range', key: 'learningRate', label: 'Step size', min: 0.02, max: 0.5, step: 0.02, initial: 0.2 },
  { kind: 'range', key: 'strength', label: 'Stabiliser', min: 0.1, max: 2, step: 0.1, initial: 1 },
  { kind: 'range', key: 'theta', label: 'Start θ', min: -2, max: 2, step: 0.1, initial: 1 },
  { kind: 'range', key: 'psi', label: 'Start ψ', min: -2, max: 2, step: 0.1, initial: 1 },
]);

export type Settings = SettingsOf<typeof controls>;
