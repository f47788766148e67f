import * as tf from '@tensorflow/tfjs';

/** What both models are made of. Every part is given and works; which model needs which is for you to say. */
export interface Parts {
  /** Images [batch, pixels] to a normal distribution over latents for each: mu and logVar, [batch, latent]. */
  readonly encoder: (images: tf.Tensor2D) => { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  /** mu + σ eps, σ = exp(logVar / 2): [batch, latent]. */
  readonly reparametrize: (mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D) => tf.Tensor2D;
  /** Latents [batch, latent] to the logits of pixels, [batch, pixels]. In a GAN it is called the generator. */
  readonly decoder: (z: tf.Tensor2D) => tf.Tensor2D;
  /** Logits of pixels to images with pixels between 0 and 1: [batch, pixels]. */
  readonly pixelMeans: (logits: tf.Tensor2D) => tf.Tensor2D;
  /** Images [batch, pixels] to one logit each, [batch, 1]: positive for real ones, negative for made ones. */
  readonly discriminator: (images: tf.Tensor2D) => tf.Tensor2D;

  /** log p(images | logits), summed over the pixels: [batch]. */
  readonly bernoulliLogLikelihood: (logits: tf.Tensor2D, images: tf.Tensor2D) => tf.Tensor1D;
  /** KL(N(mu, σ²) ‖ N(0, I)), summed over the latents: [batch]. */
  readonly klToStandardNormal: (mu: tf.Tensor2D, logVar: tf.Tensor2D) => tf.Tensor1D;
  /** mean softplus(−real) + mean softplus(fake), of logits [batch, 1]: scalar. */
  readonly discriminatorLoss: (real: tf.Tensor2D, fake: tf.Tensor2D) => tf.Scalar;
  /** mean softplus(−fake), of logits [batch, 1]: scalar. */
  readonly nonSaturatingLoss: (fake: tf.Tensor2D) => tf.Scalar;
}

/**
 * The training pass of a VAE (Kingma and Welling 2014, section 2.3).
 *
 * @param images real images [batch, pixels]
 * @param eps [batch, latent], drawn for you from N(0, 1)
 * @returns z, the latents that are decoded [batch, latent]; logits, what they decode to [batch, pixels]; loss, −ELBO in nats,
 *   the mean over the batch (scalar)
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
 * @param eps [batch, latent], drawn for you from N(0, 1)
 * @returns fake, the images that the model makes [batch, pixels]; discriminatorLoss and generatorLoss, the non-saturating one
 *   (scalars)
 */
export function assembleGan(
  parts: Parts,
  images: tf.Tensor2D,
  eps: tf.Tensor2D,
): { fake: tf.Tensor2D; discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  throw new Error('not written yet');
}

/**
 * New images, once training is over: the same lines serve a trained VAE and a trained GAN.
 *
 * @param eps [n, latent], drawn for you from N(0, 1)
 * @returns images [n, pixels], pixels between 0 and 1
 */
export function generate(parts: Parts, eps: tf.Tensor2D): tf.Tensor2D {
  throw new Error('not written yet');
}
