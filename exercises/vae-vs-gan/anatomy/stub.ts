import * as tf from '@tensorflow/tfjs';

/** The parts of both models. All of them are given and work. You decide which model needs which parts. */
export interface Parts {
  /** Maps images [batch, pixels] to one normal distribution over latents each: mu and logVar, [batch, latent]. */
  readonly encoder: (images: tf.Tensor2D) => { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  /** mu + σ eps, σ = exp(logVar / 2): [batch, latent]. */
  readonly reparametrize: (mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D) => tf.Tensor2D;
  /** Maps latents [batch, latent] to the logits of pixels, [batch, pixels]. In a GAN it is called the generator. */
  readonly decoder: (z: tf.Tensor2D) => tf.Tensor2D;
  /** Maps logits of pixels to images with pixels between 0 and 1: [batch, pixels]. */
  readonly pixelMeans: (logits: tf.Tensor2D) => tf.Tensor2D;
  /** Maps images [batch, pixels] to one logit each, [batch, 1]: positive for real images, negative for generated ones. */
  readonly discriminator: (images: tf.Tensor2D) => tf.Tensor2D;

  /** log p(images | logits), summed over the pixels: [batch]. */
  readonly bernoulliLogLikelihood: (logits: tf.Tensor2D, images: tf.Tensor2D) => tf.Tensor1D;
  /** KL(N(mu, σ²) ‖ N(0, I)), summed over the latents: [batch]. */
  readonly klToStandardNormal: (mu: tf.Tensor2D, logVar: tf.Tensor2D) => tf.Tensor1D;
  /** mean softplus(−real) + mean softplus(fake), for logits [batch, 1]: scalar. */
  readonly discriminatorLoss: (real: tf.Tensor2D, fake: tf.Tensor2D) => tf.Scalar;
  /** mean softplus(−fake), for logits [batch, 1]: scalar. */
  readonly nonSaturatingLoss: (fake: tf.Tensor2D) => tf.Scalar;
}

/**
 * The training pass of a VAE (Kingma and Welling 2014, section 2.3).
 *
 * @param images real images [batch, pixels]
 * @param eps [batch, latent], already drawn from N(0, 1)
 * @returns z, the latents that are decoded [batch, latent]; logits, the output of the decoder [batch, pixels]; loss, −ELBO in
 *   nats, the mean over the batch (scalar)
 */
export function assembleVae(
  parts: Parts,
  images: tf.Tensor2D,
  eps: tf.Tensor2D,
): { z: tf.Tensor2D; logits: tf.Tensor2D; loss: tf.Scalar } {
  throw new Error('not written yet');
}

/**
 * The training pass of a GAN, before any update (Goodfellow et al. 2014, algorithm 1, with the generator's loss of section 3).
 *
 * @param images real images [batch, pixels]
 * @param eps [batch, latent], already drawn from N(0, 1)
 * @returns fake, the generated images [batch, pixels]; discriminatorLoss, and the non-saturating generatorLoss (scalars)
 */
export function assembleGan(
  parts: Parts,
  images: tf.Tensor2D,
  eps: tf.Tensor2D,
): { fake: tf.Tensor2D; discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  throw new Error('not written yet');
}

/**
 * New images after training. The same code works for a trained VAE and a trained GAN.
 *
 * @param eps [n, latent], already drawn from N(0, 1)
 * @returns images [n, pixels], pixels between 0 and 1
 */
export function generate(parts: Parts, eps: tf.Tensor2D): tf.Tensor2D {
  throw new Error('not written yet');
}
