import { defineControls, type SettingsOf } from '../figure.ts';

export const controls = defineControls([
  {
    kind: 'range',
    key: 'turn',
    label: 'Rotate the latents, degrees',
    min: 0,
    max: 360,
    step: 5,
    initial: 0,
  },
  { kind: 'switch', key: 'noise', label: 'Sample the VAE’s pixels from its decoder', initial: false },
]);

export type Settings = SettingsOf<typeof controls>;
