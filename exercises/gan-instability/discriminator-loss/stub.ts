import * as tf from '@tensorflow/tfjs';

/**
 * The loss of a GAN's discriminator D, to be minimised: −mean log D(real) − mean log(1 − D(fake)), D = sigmoid(logit)
 * (Goodfellow et al. 2014, eq. 1, with the sign turned).
 *
 * In nats. Each of the two means is taken over its own batch, and the means are added, not halved: a discriminator that
 * knows nothing, with logits of 0 everywhere, has a loss of 2 log 2. The two batches need not have the same size. Values
 * and gradients, by real and by fake, must stay finite and right for logits up to ±10,000.
 *
 * @param real [batch, 1] the discriminator's outputs for real examples, before any sigmoid
 * @param fake [another batch, 1] its outputs for generated examples, before any sigmoid
 * @returns a scalar
 */
export function discriminatorLoss(real: tf.Tensor2D, fake: tf.Tensor2D): tf.Scalar {
  throw new Error('not written yet');
}
