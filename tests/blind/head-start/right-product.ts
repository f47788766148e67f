// Right, unusual: no branch: the three rules are multiplied, as two factors of 0 or 1 and the number of steps.
export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  const started = Number(o.step >= o.headStart);
  const notTooGood = 1 - Number(o.discriminatorAccuracy > o.pauseAbove);
  return { discriminator: started * notTooGood * o.discriminatorSteps, generator: 1 };
}
