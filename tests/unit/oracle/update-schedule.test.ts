import { expect, it } from 'vitest';
import { updateSchedule } from '#reference/oracle/update-schedule.ts';

/** Worked out by hand from the three rules. */
it.each([
  { step: 0, headStart: 3, discriminatorAccuracy: 0.5, discriminator: 0 },
  { step: 2, headStart: 3, discriminatorAccuracy: 0.5, discriminator: 0 },
  { step: 3, headStart: 3, discriminatorAccuracy: 0.5, discriminator: 5 },
  { step: 0, headStart: 0, discriminatorAccuracy: 0.5, discriminator: 5 },
  { step: 2, headStart: 3, discriminatorAccuracy: 0.99, discriminator: 0 },
  { step: 3, headStart: 3, discriminatorAccuracy: 0.91, discriminator: 0 },
  { step: 3, headStart: 3, discriminatorAccuracy: 0.9, discriminator: 5 },
  { step: 9, headStart: 3, discriminatorAccuracy: 0, discriminator: 5 },
])(
  'step $step of a head start of $headStart, accuracy $discriminatorAccuracy: $discriminator to 1',
  ({ discriminator, ...given }) => {
    const o = { ...given, discriminatorSteps: 5, pauseAbove: 0.9 };
    expect(updateSchedule(o)).toEqual({ discriminator, generator: 1 });
  },
);
