interface Options {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}

export function updateSchedule({
  step,
  headStart,
  discriminatorAccuracy,
  discriminatorSteps,
  pauseAbove,
}: Options): { discriminator: number; generator: number } {
  const alone = step < headStart || discriminatorAccuracy > pauseAbove;
  return alone ? { discriminator: 0, generator: 1 } : { discriminator: discriminatorSteps, generator: 1 };
}
