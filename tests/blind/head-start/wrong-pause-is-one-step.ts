// WRONG: the pause slows the discriminator down to one update instead of stopping it.
export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  if (o.step < o.headStart) return { discriminator: 0, generator: 1 };
  if (o.discriminatorAccuracy > o.pauseAbove) return { discriminator: 1, generator: 1 };
  return { discriminator: o.discriminatorSteps, generator: 1 };
}
