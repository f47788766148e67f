/**
 * Losses and bounds as formulas on tensors; each names its paper and equation. All take logits, and all are in nats.
 */
export { bernoulliLogLikelihood } from './bernoulli-log-likelihood.ts';
export { normalLogDensity } from './normal-log-density.ts';
export { klPerLatent, klToStandardNormal } from './kl-to-standard-normal.ts';
export { freeBits } from './free-bits.ts';
export { negativeElbo, type NegativeElboInputs } from './negative-elbo.ts';
export { importanceWeightedBound, logWeights, type LogWeightInputs } from './importance-weighted-bound.ts';

export {
  discriminatorLoss,
  minimaxGeneratorLoss,
  nonSaturatingGeneratorLoss,
  type Logits,
} from './cross-entropy.ts';
export { clipWeights, criticLoss, wassersteinGeneratorLoss } from './wasserstein.ts';
export { gradientPenalty, type PenaltyInputs } from './gradient-penalty.ts';
export { r1Penalty } from './r1-penalty.ts';
export { relativisticLosses } from './relativistic.ts';
export { oneSidedSmoothing } from './one-sided-smoothing.ts';
export { instanceNoise } from './instance-noise.ts';
export { spectralNormalize, type SpectralInputs, type SpectralOutputs } from './spectral-normalize.ts';

export * as ganObjectives from './gan-objectives.ts';
export type { GanObjective, ObjectiveNoise } from './gan-objectives.ts';
export type { Critic } from './input-gradient.ts';
