const steps = ['drawNoise', 'judgeBoth', 'updateDiscriminator', 'judgeFakes', 'updateGenerator'];

export const answers = {
  posteriorOrPrior: 'prior',
  ganStep: steps,
  whatEachLossSees: { vae: 'imageAndDecoded', generator: 'fakes', discriminator: 'both' },
  midpointNorm: Math.sqrt(50),
  headStart: 'anywhere',
  scans: 'vaeBound',
  textures: 'ganPicks',
  codes: 'vaeBoth',
  rareClass: 'likelihoodAndMeasure',
  blur: 'pixelAverage',
  gradientPath: ['loss', 'logits', 'latents', 'moments', 'weights'],
  noGradient: 'pathwiseOnly',
  remedies: {
    saturated: 'flippedLoss',
    circling: 'penaltyOnReal',
    clipped: 'gradientPenalty',
    collapsed: 'rates',
  },
  gradientRatio: Math.exp(6),
  whoHasWhat: { exact: 'neither', prior: 'both', inference: 'vae', bound: 'vae' },
  heldOutOne: 'belowChance',
  oneNumber: 'narrowA',
  ownProblem: `Faces.`,
};
