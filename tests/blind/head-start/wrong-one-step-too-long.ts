// WRONG: off by one: step === headStart still belongs to the head start (step <= headStart), so a head start of 0 costs one step.
export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  if (o.step <= o.headStart) return { discriminator: 0, generator: 1 };
  if (o.discriminatorAccuracy > o.pauseAbove) return { discriminator: 0, generator: 1 };
  return { discriminator: o.discriminatorSteps, generator: 1 };
}
