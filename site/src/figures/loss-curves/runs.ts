export const runNames = ['a', 'b', 'c', 'd', 'e'] as const;
export type RunName = (typeof runNames)[number];

export const causes = {
  healthy: 'nothing: the two players stay balanced',
  saturated: 'the discriminator wins and the generator’s gradient vanishes',
  collapsed: 'the generator outpaces the discriminator and collapses',
  unbounded: 'the critic’s slope is unbounded',
  sign: 'the generator’s loss has the wrong sign',
} as const;
export type Cause = keyof typeof causes;
export const causeNames = Object.keys(causes) as Cause[];

export const causeOf: Readonly<Record<RunName, Cause>> = {
  a: 'saturated',
  b: 'collapsed',
  c: 'healthy',
  d: 'unbounded',
  e: 'sign',
};
