interface Options {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}

/** Products of 0 and 1. */
export function updateSchedule(o: Options): { discriminator: number; generator: number } {
  const started = Number(o.step >= o.headStart);
  const fair = Number(!(o.discriminatorAccuracy > o.pauseAbove));
  return { discriminator: started * fair * o.discriminatorSteps, generator: 1 };
}
