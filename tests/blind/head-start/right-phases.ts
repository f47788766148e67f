// Right: the step is first given the name of its phase, and a table says how often each player moves in that phase.
type Phase = 'headStart' | 'pause' | 'game';

interface Situation {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}

function phaseOf(o: Situation): Phase {
  if (o.step < o.headStart) return 'headStart';
  return o.discriminatorAccuracy > o.pauseAbove ? 'pause' : 'game';
}

export function updateSchedule(o: Situation): { discriminator: number; generator: number } {
  const updates: Record<Phase, { discriminator: number; generator: number }> = {
    headStart: { discriminator: 0, generator: 1 },
    pause: { discriminator: 0, generator: 1 },
    game: { discriminator: o.discriminatorSteps, generator: 1 },
  };
  return updates[phaseOf(o)];
}
