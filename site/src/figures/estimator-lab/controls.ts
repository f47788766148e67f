import { defineControls, type SettingsOf } from '../figure.ts';

export const controls = defineControls([
  {
    kind: 'choice',
    key: 'f',
    label: 'f(z)',
    options: [
      { value: 'square', label: 'z²' },
      { value: 'sine', label: 'sin z' },
      { value: 'cubic', label: 'z³ − z' },
      { value: 'affine', label: '3z + 1' },
    ],
    initial: 'square',
  },
  { kind: 'range', key: 'mu', label: 'μ', min: -3, max: 3, step: 0.1, initial: 2 },
  { kind: 'range', key: 'sigma', label: 'σ', min: 0.2, max: 2, step: 0.1, initial: 1 },
]);

export type Settings = SettingsOf<typeof controls>;
