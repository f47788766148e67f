import * as tf from '@tensorflow/tfjs';

/** The variables of a network with two hidden layers. Kernels are [in, out], biases [out]. */
export interface Variables {
  readonly kernel1: tf.Variable;
  readonly bias1: tf.Variable;
  readonly kernel2: tf.Variable;
  readonly bias2: tf.Variable;
  readonly kernel3: tf.Variable;
  readonly bias3: tf.Variable;
}

export interface Network {
  readonly variables: Variables;
  /** Maps [batch, in] to [batch, out]: linear, leaky ReLU (slope 0.2 below zero), linear, leaky ReLU, linear. */
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

export interface Gan {
  /** Maps noise [batch, latentSize] to samples [batch, dataSize]. */
  readonly generator: Network;
  /** Maps samples [batch, dataSize] to logits [batch, 1], without a sigmoid. */
  readonly discriminator: Network;
  /**
   * A running average of the generator's variables, with the same names and shapes. It starts as a copy of them. No
   * optimizer may change it, so create its variables with `trainable` false, or pass lists of variables to the optimizers.
   */
  readonly average: Variables;
}

/**
 * Creates both networks, each with two hidden layers of `hiddenSize` units. Kernels are drawn at random from the seed, with
 * Glorot's or He's scale (standard deviation √(2 / (in + out)) or √(2 / in), normal or uniform). The six kernels do not
 * share random numbers. The same seed always gives the same kernels, and another seed gives others. Biases start at zero.
 *
 * @param o.seed a positive whole number
 */
export function createGan(o: {
  latentSize: number;
  hiddenSize: number;
  dataSize: number;
  seed: number;
}): Gan {
  throw new Error('not written yet');
}

/**
 * One training step of a non-saturating GAN with the R1 penalty (Mescheder et al. 2018, eq. 9). With the discriminator's logit a:
 *
 * 1. the discriminator's variables take one optimizer step on mean softplus(−a(real)) + mean softplus(a(G(zDiscriminator)))
 *    + gamma / 2 · mean ‖∇a(x)‖² at the real examples;
 * 2. the generator's variables take one step on mean softplus(−a(G(zGenerator))), with the updated discriminator;
 * 3. each variable of the average becomes decay · average + (1 − decay) · generator.
 *
 * The grader runs the training loop. It calls this once per batch, inside tf.tidy, so you need not dispose anything. Then it
 * evaluates the samples of the averaged generator.
 *
 * @param batch real [batch, dataSize]; zDiscriminator and zGenerator [batch, latentSize], already drawn
 * @param o.gamma the weight of the penalty, applied as gamma / 2
 * @param o.decay the decay of the average, from 0 to 1
 * @returns both losses as scalars, each from before its own update
 */
export function trainStep(
  gan: Gan,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number; decay: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  throw new Error('not written yet');
}
