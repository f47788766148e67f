import { defineControls, type SettingsOf } from '../figure.ts';

export const sigmaRange = [0.1, 1.5] as const;

export const controls = defineControls([
  { kind: 'range', key: 'mu', label: 'μ', min: -2, max: 2, step: 0.1, initial: 1.5 },
  {
    kind: 'range',
    key: 'sigma',
    label: 'σ',
    min: sigmaRange[0],
    max: sigmaRange[1],
    step: 0.1,
    initial: 0.6,
  },
  { kind: 'switch', key: 'cut', label: 'Cut the path', initial: false },
]);

export type Settings = SettingsOf<typeof controls>;
