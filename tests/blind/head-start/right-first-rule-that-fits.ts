// Right: the three rules are a list of conditions with results, and the first one that fits decides.
interface Step {
  step: number;
  headStart: number;
  discriminatorAccuracy: number;
  discriminatorSteps: number;
  pauseAbove: number;
}

interface Rule {
  applies(o: Step): boolean;
  discriminator(o: Step): number;
}

const rules: Rule[] = [
  { applies: (o) => o.headStart - o.step > 0, discriminator: () => 0 },
  { applies: (o) => o.pauseAbove < o.discriminatorAccuracy, discriminator: () => 0 },
  { applies: () => true, discriminator: (o) => o.discriminatorSteps },
];

export function updateSchedule(o: Step): { discriminator: number; generator: number } {
  const rule = rules.find((r) => r.applies(o))!;
  return { generator: 1, discriminator: rule.discriminator(o) };
}
