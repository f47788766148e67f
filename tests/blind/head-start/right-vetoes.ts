// Right, unusual: a list of vetoes, asked in the other order, and the updates counted one by one as the list of a step's moves.
type Situation = Parameters<typeof updateSchedule>[0];

const vetoes: ReadonlyArray<(o: Situation) => boolean> = [
  ({ discriminatorAccuracy, pauseAbove }) => pauseAbove < discriminatorAccuracy,
  ({ step, headStart }) => headStart - step > 0,
];

export function updateSchedule(o: {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}): { discriminator: number; generator: number } {
  const moves: Array<'d' | 'g'> = ['g'];
  if (!vetoes.some((veto) => veto(o))) for (let k = o.discriminatorSteps; k >= 1; k--) moves.unshift('d');
  const counted = { discriminator: 0, generator: 0 };
  for (const m of moves) counted[m === 'd' ? 'discriminator' : 'generator'] += 1;
  return counted;
}
