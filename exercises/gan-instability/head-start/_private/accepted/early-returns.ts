interface Options {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}

/** One rule after the other, each with an early return. */
export function updateSchedule(o: Options): { discriminator: number; generator: number } {
  const schedule = { discriminator: 0, generator: 1 };
  if (o.step < o.headStart) return schedule;
  if (o.discriminatorAccuracy > o.pauseAbove) return schedule;
  schedule.discriminator = o.discriminatorSteps;
  return schedule;
}
