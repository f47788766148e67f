// Wrong: the steps are counted from 1, so the head start is one step too short.
export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  const alone = o.step + 1 < o.headStart;
  const paused = o.discriminatorAccuracy > o.pauseAbove;
  return { discriminator: alone || paused ? 0 : o.discriminatorSteps, generator: 1 };
}
