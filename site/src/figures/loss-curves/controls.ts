import { defineControls, type SettingsOf } from '../figure.ts';

import { causeNames, causes, runNames } from './runs.ts';

export const controls = defineControls([
  {
    kind: 'choice',
    key: 'run',
    label: 'Run',
    options: runNames.map((value) => ({ value, label: value.toUpperCase() })),
    initial: 'a',
  },
  {
    kind: 'choice',
    key: 'guess',
    label: 'What went wrong?',
    options: [
      { value: 'none', label: '(choose)' },
      ...causeNames.map((value) => ({ value, label: causes[value] })),
    ],
    initial: 'none',
  },
]);

export type Settings = SettingsOf<typeof controls>;
