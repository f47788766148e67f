import * as tf from '@tensorflow/tfjs';

/** Of a network with two hidden layers. Kernels are [in, out], biases [out]. */
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
  /** [batch, in] to [batch, out]: linear, leaky ReLU (slope 0.2 below zero), linear, leaky ReLU, linear. */
  apply(x: tf.Tensor2D): tf.Tensor2D;
}

export interface Gan {
  /** Noise [batch, latentSize] to samples [batch, dataSize]. */
  readonly generator: Network;
  /** Samples [batch, dataSize] to logits [batch, 1]: no sigmoid. */
  readonly discriminator: Network;
  /**
   * A running average of the generator's variables, with the same names and shapes; it starts as a copy of them. No
   * optimizer moves it: make it of variables with `trainable` false, or give the optimizers lists of variables.
   */
  readonly average: Variables;
}

/**
 * Both networks, each with two hidden layers of `hiddenSize` units. Kernels start random, drawn from the seed, at the
 * scale of Glorot's or He's rule (standard deviations √(2 / (in + out)) or √(2 / in), normal or uniform); biases start at zero.
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
 * One step of a non-saturating GAN that the R1 penalty keeps stable (Mescheder et al. 2018, eq. 9):
 *
 * 1. the discriminator's variables take one optimizer step on mean softplus(−D(real)) + mean softplus(D(G(zDiscriminator)))
 *    + gamma / 2 · mean ‖∇D(x)‖² at the real examples;
 * 2. the generator's variables take one step on mean softplus(−D(G(zGenerator))), with the discriminator as it is now;
 * 3. the average moves: decay · average + (1 − decay) · generator, variable by variable.
 *
 * The grader owns the loop: it calls this once for each batch, inside tf.tidy, so nothing needs to be disposed here; then
 * it judges the samples of the averaged generator.
 *
 * @param batch real [batch, dataSize]; zDiscriminator and zGenerator [batch, latentSize], drawn for you
 * @param o.gamma weight of the penalty, with the ½ in front
 * @param o.decay of the average, from 0 to 1
 * @returns both losses, scalars, each as it was before its own update
 */
export function trainStep(
  gan: Gan,
  batch: { real: tf.Tensor2D; zDiscriminator: tf.Tensor2D; zGenerator: tf.Tensor2D },
  optimizers: { discriminator: tf.Optimizer; generator: tf.Optimizer },
  o: { gamma: number; decay: number },
): { discriminatorLoss: tf.Scalar; generatorLoss: tf.Scalar } {
  throw new Error('not written yet');
}
