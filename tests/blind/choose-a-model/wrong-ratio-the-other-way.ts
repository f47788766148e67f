// Wrong: the ratio of the slopes is D / (1 − D), minimax over non-saturating, so it is far below 1.
export const answers: Record<string, unknown> = {
  posteriorOrPrior: 'prior',
  ganStep: ['drawNoise', 'judgeBoth', 'updateDiscriminator', 'judgeFakes', 'updateGenerator'],
  whatEachLossSees: { vae: 'imageAndDecoded', generator: 'fakes', discriminator: 'both' },
  midpointNorm: 7.07,
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
  gradientRatio: 0.00248,
  whoHasWhat: { bound: 'vae', inference: 'vae', prior: 'both', exact: 'neither' },
  heldOutOne: 'belowChance',
  oneNumber: 'narrowA',
  ownProblem: `A wind farm records the vibration of each gearbox, one spectrum of 128 bands per hour, for two years in which
nothing broke. The model must return a score for each new spectrum, so that the oddest ones are looked at first. I take a
VAE, because its training objective is a bound on the log-likelihood of each single spectrum, and −ELBO can be read off in
one pass. A GAN's discriminator was only trained against its own generator's fakes, so its logit says little about a damage
that looks like neither. The threshold is the 0.99 quantile of spectra from months that were not trained on. A simple
spectrum may get a good score although it is new, so I do not trust the score by itself. I have eleven spectra of gearboxes
that failed later. If the AUROC of the score on these against held-out months is below 0.8, or not above that of the plain
energy of the spectrum, then the choice was wrong.`,
};
