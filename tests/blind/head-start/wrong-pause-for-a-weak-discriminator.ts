// Wrong: the rule is made symmetric, and the generator also waits if the discriminator's accuracy is below 1 − pauseAbove.
export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  if (o.step < o.headStart || o.discriminatorAccuracy > o.pauseAbove) {
    return { discriminator: 0, generator: 1 };
  }
  if (o.discriminatorAccuracy < 1 - o.pauseAbove) {
    return { discriminator: o.discriminatorSteps, generator: 0 };
  }
  return { discriminator: o.discriminatorSteps, generator: 1 };
}
