// Right: the turns of the step are written down as a list of players, and then counted.
type Player = 'discriminator' | 'generator';

function* turns(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): Generator<Player> {
  const started = !(o.step < o.headStart);
  const beatable = !(o.discriminatorAccuracy > o.pauseAbove);
  for (let i = 0; started && beatable && i < o.discriminatorSteps; i++) yield 'discriminator';
  yield 'generator';
}

export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  const counts = { discriminator: 0, generator: 0 };
  for (const player of turns(o)) counts[player] += 1;
  return counts;
}
