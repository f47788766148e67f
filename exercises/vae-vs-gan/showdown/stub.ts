import * as tf from '@tensorflow/tfjs';

/** Supplied, with one hidden layer in the encoder and one in the decoder, and random initial weights. */
export interface Vae {
  readonly variables: tf.Variable[];
  /** Maps images [n, pixels] to mu and logVar, [n, latent]. */
  encode(images: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  /** Maps latents [n, latent] to the logits of pixels, [n, pixels]. */
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

/** Supplied, with a generator of the size of the VAE’s decoder and a discriminator with one hidden layer. */
export interface Gan {
  readonly generatorVariables: tf.Variable[];
  readonly discriminatorVariables: tf.Variable[];
  /** Maps latents [n, latent] to images [n, pixels], with pixels between 0 and 1. */
  generate(z: tf.Tensor2D): tf.Tensor2D;
  /** Maps images [n, pixels] to logits [n, 1], positive for real images. */
  discriminate(images: tf.Tensor2D): tf.Tensor2D;
}

/**
 * One training step of the VAE on −ELBO with Bernoulli pixels, in nats: the mean over the batch, with one z = mu + σ eps per
 * image. The grader runs the loop and gives both models the same number of steps on the same images.
 *
 * @param images [batch, pixels]
 * @param eps [batch, latent], already drawn from N(0, 1)
 * @returns the loss before the step, a scalar
 */
export function vaeStep(vae: Vae, images: tf.Tensor2D, eps: tf.Tensor2D, optimizer: tf.Optimizer): tf.Scalar {
  throw new Error('not written yet');
}

/**
 * One training step of a non-saturating GAN with R1 (Mescheder et al. 2018, eq. 9), where a(x) is the discriminator’s logit.
 * First the discriminator, on mean softplus(−a(images)) + mean softplus(a(G(zDiscriminator))) + gamma / 2 · mean ‖∇a‖² at the
 * images. Then the generator, on mean softplus(−a(G(zGenerator))), with the updated discriminator.
 *
 * @param images [batch, pixels]
 * @param noise both [batch, latent], already drawn from N(0, 1)
 * @returns both losses as scalars, each from before its own step
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
 * Everything that the comparison measures. Nothing is trained here, and no image was in the training data.
 *
 * @param data.normal [m, pixels], digits of the classes in the training data
 * @param data.anomalous [k, pixels], digits of a class that was held out
 * @param data.z [n, latent], drawn from N(0, 1): the latents of new images, the same for both models
 * @param data.eps [m + k, latent], drawn from N(0, 1): one row for each normal image, then one for each anomalous image
 * @returns vaeSamples and ganSamples, each model’s images for data.z [n, pixels], as means of pixels between 0 and 1;
 *   reconstructions, the normal images decoded from z = mu + σ eps [m, pixels], as means of pixels;
 *   vaeScores, −ELBO of each image at that z in nats, and ganScores, minus the discriminator’s logit of each image: [m + k],
 *   the normal images first, larger for images that look less like the data
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

/** One figure of a model: the mean over several sets of samples, and the standard error of that mean. */
export interface Figure {
  readonly mean: number;
  readonly standardError: number;
}

/** The grader computes these from the outputs of the trained models, on the features of a digit classifier. */
export interface Figures {
  /** The variance of the Laplacian of samples divided by that of real images: 1 means as sharp as the data. */
  readonly sharpness: Figure;
  /** Fréchet distance to real images, a squared length in feature space. */
  readonly frechet: Figure;
  /** Kernel distance (unbiased MMD²) to real images. If the true distance is near 0, the estimate can be negative. */
  readonly kernel: Figure;
  readonly precision: Figure;
  readonly recall: Figure;
  /** The AUROC of the scores, with label 1 for anomalies. */
  readonly auroc: Figure;
}

export type Winner = 'vae' | 'gan' | 'undecided';

/**
 * Says for each figure which model is better. For sharpness, the better model is the one closer to 1, because noise also
 * raises sharpness, so compare the distances from 1. A model wins if the difference is larger than two standard errors of the
 * difference, 2 √(SE² + SE²). Otherwise the result is 'undecided'.
 */
export function conclude(vae: Figures, gan: Figures): Record<keyof Figures, Winner> {
  throw new Error('not written yet');
}
