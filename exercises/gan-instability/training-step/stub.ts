import * as tf from '@tensorflow/tfjs';

/** A generator (latents [batch, latent] to samples [batch, features]) or a discriminator (samples to logits [batch, 1]). */
export interface Network {
  /** The trainable kernels and biases. Their number depends on the network, so run it with `apply`. */
  readonly variables: tf.Variable[];
  /** Treats each row separately, so real and fake examples can go through it together or in separate calls. */
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

export interface Batch {
  readonly real: tf.Tensor2D; // [n, features]
  /** Latents of the fakes for the discriminator's update, already drawn: [m, latent]. */
  readonly zDiscriminator: tf.Tensor2D;
  /** Fresh latents for the generator's update: [k, latent]. */
  readonly zGenerator: tf.Tensor2D;
}

/** Any optimizers. The checks use plain gradient descent, with a different learning rate for each. */
export interface Optimizers {
  readonly discriminator: tf.Optimizer;
  readonly generator: tf.Optimizer;
}

/**
 * One training step of a GAN (Goodfellow et al. 2014, algorithm 1, with one update of the discriminator).
 *
 * First update the discriminator, with the gradient of mean softplus(−d(real)) + mean softplus(d(fake)). The two means are
 * added, and n, m and k can all differ. Then update the generator against the updated discriminator, with the gradient of
 * the non-saturating loss, mean softplus(−d(fake)) (the end of section 3). Each update changes only the variables of its own
 * network.
 *
 * The caller runs it inside tf.tidy, so you need not dispose anything.
 *
 * @returns the two losses as scalars, each from before its own update
 */
export function trainStep(
  g: Network,
  d: Network,
  batch: Batch,
  optimizers: Optimizers,
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  throw new Error('not written yet');
}
