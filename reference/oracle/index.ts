/**
 * Closed forms in float64, each with the scale of its float32 rounding error. Nothing here imports a tensor library.
 */
export type { Estimate, Matrix } from './estimate.ts';

// Unit 1: variational autoencoders.
export { reparametrize, reparametrizeVjp } from './reparametrize.ts';
export { klToStandardNormal, klToStandardNormalVjp } from './kl-to-standard-normal.ts';
export { bernoulliLogLikelihood, bernoulliLogLikelihoodVjp } from './bernoulli-log-likelihood.ts';
export { type NegativeElboInputs, negativeElbo, negativeElboVjp } from './negative-elbo.ts';

// Unit 1: gradient estimators.
export { type ScalarFunction, scalarFunctions } from './scalar-functions.ts';
export { scoreFunctionGradient } from './score-function-gradient.ts';
export { pathwiseGradient } from './pathwise-gradient.ts';
export { estimatorVariances } from './estimator-variances.ts';

// Whole models.
export * as vae from './vae.ts';

// Unit 2: the losses of the two players.
export * as ganLosses from './gan-losses.ts';
export * as wasserstein from './wasserstein.ts';
export * as relativistic from './relativistic.ts';
export * as minibatchDeviation from './minibatch-deviation.ts';

// Unit 2: the dynamics of training.
export * as diracGan from './dirac-gan.ts';

// Unit 1: how tight the bound is.
export * as importanceWeighting from './importance-weighted-bound.ts';
export * as linearGaussian from './linear-gaussian.ts';

// Unit 1: discrete latents, and latents that are given up.
export * as gumbel from './gumbel-softmax.ts';
export * as freeBits from './free-bits.ts';

// Unit 2: training steps.
export * as gradientPenalty from './gradient-penalty.ts';
export * as stabilisers from './stabilisers.ts';
export * as ganTraining from './gan-training.ts';

// Unit 2: the value of the game.
export * as optimalDiscriminator from './optimal-discriminator.ts';

// Unit 3: uses of the models.
export * as assembly from './assembly.ts';
export * as anomalyDetection from './anomaly-detection.ts';
export * as kernel from './kernel-distance.ts';
export * as manifold from './manifold.ts';
export * as frechet from './frechet-distance.ts';
export * as sharpness from './sharpness.ts';
export * as latentSpace from './latent-space.ts';
export * as ddpm from './ddpm.ts';
