/**
 * How often each player of a GAN is updated in training step `step`. Three rules, in one place:
 *
 * - head start: while step < headStart, only the generator is updated;
 * - pause: while discriminatorAccuracy > pauseAbove, the discriminator wins too clearly, and only the generator is updated;
 * - otherwise `discriminatorSteps` updates of the discriminator for one of the generator (Goodfellow et al. 2014, algorithm 1,
 *   where they are called k).
 *
 * The generator is updated once in every step.
 *
 * @param o.step counted from 0
 * @param o.headStart how many steps the generator has for itself; 0 is none
 * @param o.discriminatorAccuracy the share of examples, real and fake, that the discriminator told right lately, 0 to 1, a number in every step
 * @param o.discriminatorSteps a whole number from 1
 * @param o.pauseAbove the accuracy above which the discriminator pauses; exactly at it, it does not
 * @returns the number of updates of each in this step
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
