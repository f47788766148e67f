import * as tf from '@tensorflow/tfjs';

/** A generator, latents [batch, latent] to samples [batch, features], or a discriminator, samples to logits [batch, 1]. */
export interface Network {
  /** What training changes: kernels and biases. How many there are is the network's affair: run it by `apply`. */
  readonly variables: tf.Variable[];
  /** Row by row, so real and fake examples may go through it together or apart. */
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

export interface Batch {
  readonly real: tf.Tensor2D; // [n, features]
  /** Latents of the fakes in the discriminator's update, drawn for you: [m, latent]. */
  readonly zDiscriminator: tf.Tensor2D;
  /** Fresh latents for the generator's update: [k, latent]. */
  readonly zGenerator: tf.Tensor2D;
}

/** Of any kind; the checks use plain gradient descent, at a learning rate of its own for each. */
export interface Optimizers {
  readonly discriminator: tf.Optimizer;
  readonly generator: tf.Optimizer;
}

/**
 * One step of a GAN's training (Goodfellow et al. 2014, algorithm 1, with one update of the discriminator).
 *
 * First the discriminator's update, by the gradient of mean softplus(−d(real)) + mean softplus(d(fake)): the two means are
 * added, n, m and k may all differ. Then the generator's, against the discriminator as it is now, by the
 * gradient of the non-saturating loss, mean softplus(−d(fake)) (the end of section 3). Each update moves the
 * variables of its own network only.
 *
 * The caller runs it inside tf.tidy, so nothing needs to be disposed here.
 *
 * @returns the two losses, scalars: the value of each before its own update
 */
export function trainStep(
  g: Network,
  d: Network,
  batch: Batch,
  optimizers: Optimizers,
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  throw new Error('not written yet');
}
