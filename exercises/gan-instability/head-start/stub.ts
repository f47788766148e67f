/**
 * How often each player of a GAN is updated in training step `step`. There are three rules:
 *
 * - head start: while step < headStart, only the generator is updated;
 * - pause: while discriminatorAccuracy > pauseAbove, the discriminator is too strong, and only the generator is updated;
 * - otherwise the discriminator gets `discriminatorSteps` updates and the generator one (Goodfellow et al. 2014, algorithm 1,
 *   where this number is called k).
 *
 * The generator is updated once in every step.
 *
 * @param o.step counted from 0
 * @param o.headStart the number of steps in which only the generator trains; 0 means no head start
 * @param o.discriminatorAccuracy the fraction of recent examples, real and fake, that the discriminator classified correctly,
 *   from 0 to 1; set in every step
 * @param o.discriminatorSteps a whole number, at least 1
 * @param o.pauseAbove the accuracy above which the discriminator pauses; at exactly this accuracy it does not pause
 * @returns the number of updates of each player in this step
 */
export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  throw new Error('not written yet');
}
