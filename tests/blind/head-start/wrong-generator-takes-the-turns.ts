// Wrong: while the discriminator waits, the generator takes over its updates and moves discriminatorSteps times.
export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  const waits = o.step < o.headStart || o.discriminatorAccuracy > o.pauseAbove;
  return waits
    ? { discriminator: 0, generator: o.discriminatorSteps }
    : { discriminator: o.discriminatorSteps, generator: 1 };
}
