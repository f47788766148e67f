import * as tf from '@tensorflow/tfjs';

/** Given to you: one hidden layer each side, its weights drawn for you. */
export interface Vae {
  readonly variables: tf.Variable[];
  /** Images [n, pixels] to mu and logVar, [n, latent]. */
  encode(images: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  /** Latents [n, latent] to the logits of pixels, [n, pixels]. */
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

/** Given to you: a generator of the size of the VAE’s decoder, and a discriminator with one hidden layer. */
export interface Gan {
  readonly generatorVariables: tf.Variable[];
  readonly discriminatorVariables: tf.Variable[];
  /** Latents [n, latent] to images [n, pixels], pixels between 0 and 1. */
  generate(z: tf.Tensor2D): tf.Tensor2D;
  /** Images [n, pixels] to logits [n, 1], positive for real ones. */
  discriminate(images: tf.Tensor2D): tf.Tensor2D;
}

/**
 * One step of the VAE on −ELBO, Bernoulli pixels, in nats: the mean over the batch at one z = mu + σ eps an image. The grader owns
 * the loop, and gives both models as many steps on the same images.
 *
 * @param images [batch, pixels]
 * @param eps [batch, latent], drawn for you from N(0, 1)
 * @returns the loss before the step, scalar
 */
export function vaeStep(vae: Vae, images: tf.Tensor2D, eps: tf.Tensor2D, optimizer: tf.Optimizer): tf.Scalar {
  throw new Error('not written yet');
}

/**
 * One step of a non-saturating GAN with R1 (Mescheder et al. 2018, eq. 9): the discriminator on
 * mean softplus(−D(images)) + mean softplus(D(G(zDiscriminator))) + gamma / 2 · mean ‖∇D‖² at the images; then the generator on
 * mean softplus(−D(G(zGenerator))), against the discriminator as it is now.
 *
 * @param images [batch, pixels]
 * @param noise both [batch, latent], drawn for you from N(0, 1)
 * @returns both losses, scalars, each before its own step
 */
export function ganStep(
  gan: Gan,
  images: tf.Tensor2D,
  noise: { zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  throw new Error('not written yet');
}

/**
 * All that the comparison is measured on. Nothing here is trained, and no image was trained on.
 *
 * @param data.normal [m, pixels], digits of the kinds that were trained on
 * @param data.anomalous [k, pixels], a digit that was held out
 * @param data.z [n, latent], drawn from N(0, 1): the latents of new images, the same for both models
 * @param data.eps [m + k, latent], drawn from N(0, 1): one row for each normal image, then one for each anomalous one
 * @returns vaeSamples and ganSamples, the images that each model makes of data.z [n, pixels], as means of pixels between 0 and 1;
 *   reconstructions, the normal images decoded from z = mu + σ eps [m, pixels], as means of pixels;
 *   vaeScores, −ELBO of each image at that z in nats, and ganScores, minus the discriminator’s logit of each image: [m + k], the
 *   normal ones first, larger for what looks less like the data
 */
export function collect(
  vae: Vae,
  gan: Gan,
  data: { normal: tf.Tensor2D; anomalous: tf.Tensor2D; z: tf.Tensor2D; eps: tf.Tensor2D },
): {
  vaeSamples: tf.Tensor2D;
  ganSamples: tf.Tensor2D;
  reconstructions: tf.Tensor2D;
  vaeScores: tf.Tensor1D;
  ganScores: tf.Tensor1D;
} {
  throw new Error('not written yet');
}

/** A figure of one model: the mean over several sets of samples, and the standard error of that mean. */
export interface Figure {
  readonly mean: number;
  readonly standardError: number;
}

/** The grader computes these from what the trained models make, on the features of a digit classifier. */
export interface Figures {
  /** The variance of the Laplacian of samples over that of real images: 1 is as sharp as the data. */
  readonly sharpness: Figure;
  /** Fréchet distance to real images, squared length in feature space. */
  readonly frechet: Figure;
  /** Kernel distance (unbiased MMD²) to real images: an estimate of 0 can be negative. */
  readonly kernel: Figure;
  readonly precision: Figure;
  readonly recall: Figure;
  /** Of the scores, with the anomalies as label 1. */
  readonly auroc: Figure;
}

export type Winner = 'vae' | 'gan' | 'undecided';

/**
 * Says for each figure which model does better. The sharper one is the one whose sharpness is nearer to 1: noise raises it too. A
 * difference counts where it is larger than two standard errors of the difference, √(SE² + SE²) of the two; else, undecided. For
 * the sharpness, the difference is that of the distances from 1.
 */
export function conclude(vae: Figures, gan: Figures): Record<keyof Figures, Winner> {
  throw new Error('not written yet');
}
