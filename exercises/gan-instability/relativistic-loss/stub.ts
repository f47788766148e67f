import * as tf from '@tensorflow/tfjs';

/**
 * The losses of both players of a relativistic GAN, to be minimised (Jolicoeur-Martineau 2019, section 4.1; Huang et al.
 * 2024, section 2). Row i of `real` and row i of `fake` form a pair. The discriminator’s loss is the mean over the pairs
 * of −log P, where P = sigmoid(real logit − fake logit) is the probability that it calls the right one of the two real.
 * The generator’s loss is the same with real and fake exchanged.
 *
 * In nats. Both losses are log 2 if all logits are equal, and neither changes if the same number is added to all logits.
 * Values and gradients must be finite and accurate for logits up to ±1,000. The gradient of the discriminator’s loss must
 * reach both batches, and that of the generator’s loss must reach `fake`.
 *
 * @param real [n, 1] the discriminator's outputs for real examples, before any sigmoid, high if it calls them real
 * @param fake [n, 1] its outputs for generated examples; both batches have the same size
 * @returns two scalars
 */
export function relativisticLosses(
  real: tf.Tensor2D,
  fake: tf.Tensor2D,
): { discriminator: tf.Scalar; generator: tf.Scalar } {
  throw new Error('not written yet');
}
