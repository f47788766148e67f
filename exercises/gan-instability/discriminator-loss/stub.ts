import * as tf from '@tensorflow/tfjs';

/**
 * The loss of a GAN's discriminator D, to be minimised: −mean log D(real) − mean log(1 − D(fake)), D = sigmoid(logit)
 * (Goodfellow et al. 2014, eq. 1, with the opposite sign).
 *
 * In nats. Each mean is taken over its own batch, and the two means are added, not averaged. An uninformed discriminator,
 * with logits of 0 everywhere, has a loss of 2 log 2. The two batches can differ in size. Values, and gradients with
 * respect to real and fake, must be finite and accurate for logits up to ±10,000.
 *
 * @param real [batch, 1] the discriminator's outputs for real examples, before any sigmoid
 * @param fake [fake batch, 1] its outputs for generated examples, before any sigmoid
 * @returns a scalar
 */
export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  throw new Error('not written yet');
}
