import { defineControls, type SettingsOf } from '../figure.ts';

export const controls = defineControls([
  { kind: 'range', key: 'logit', label: 'Initial logit', min: -8, max: 4, step: 0.1, initial: -5 },
  { kind: 'range', key: 'learningRate', label: 'Step size', min: 0.05, max: 1, step: 0.05, initial: 0.2 },
]);

export type Settings = SettingsOf<typeof controls>;
