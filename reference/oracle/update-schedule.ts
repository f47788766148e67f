export interface ScheduleOptions {
  readonly step: number;
  readonly headStart: number;
  readonly discriminatorAccuracy: number;
  readonly discriminatorSteps: number;
  readonly pauseAbove: number;
}

/**
 * Updates of each player in one step: k of the discriminator for one of the generator (Goodfellow et al. 2014,
 * algorithm 1), none of the discriminator during the generator's head start or while it wins too clearly.
 */
export function updateSchedule(o: ScheduleOptions): { discriminator: number; generator: number } {
  const started = o.step >= o.headStart;
  const balanced = o.discriminatorAccuracy <= o.pauseAbove;
  return { discriminator: started && balanced ? o.discriminatorSteps : 0, generator: 1 };
}
