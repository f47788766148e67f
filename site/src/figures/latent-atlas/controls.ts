import { defineControls, type SettingsOf } from '../figure.ts';

export const controls = defineControls([
  { kind: 'range', key: 'beta', label: 'β, weight of the KL', min: 0, max: 30, step: 0.5, initial: 1 },
  { kind: 'range', key: 'z1', label: 'z₁', min: -3, max: 3, step: 0.1, initial: 0 },
  { kind: 'range', key: 'z2', label: 'z₂', min: -3, max: 3, step: 0.1, initial: 0 },
]);

export type Settings = SettingsOf<typeof controls>;
