// WRONG: the pause holds at the threshold already (>= instead of >); with pauseAbove 1 a discriminator that is always right never moves again.
export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  const pause = o.step < o.headStart || o.discriminatorAccuracy >= o.pauseAbove;
  return { discriminator: pause ? 0 : o.discriminatorSteps, generator: 1 };
}
