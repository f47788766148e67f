// Wrong: the accuracy is rounded to whole percent before it is compared, so one just above the limit does not pause the discriminator.
export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  const percent = Math.round(100 * o.discriminatorAccuracy);
  const tooStrong = percent > 100 * o.pauseAbove;
  const train = o.step >= o.headStart && !tooStrong;
  return { discriminator: train ? o.discriminatorSteps : 0, generator: 1 };
}
