// WRONG: 'k : 1' is read as one update of the discriminator in every k-th step, so the discriminator moves less often, not more often.
export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  const free = o.step >= o.headStart && !(o.discriminatorAccuracy > o.pauseAbove);
  const turn = (o.step - o.headStart) % o.discriminatorSteps === 0;
  return { discriminator: free && turn ? 1 : 0, generator: 1 };
}
