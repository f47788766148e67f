import * as tf from '@tensorflow/tfjs';

/**
 * The KL term of the training loss with free bits, in nats: the sum over the latents of max(lambda, the mean of the
 * latent's KL over the batch) (Kingma et al. 2016, appendix on free bits, with one latent per group).
 *
 * It is added to the reconstruction term, and both are minimised. A latent whose mean is above lambda has the gradient of
 * the mean. A latent below lambda has none. A mean is never equal to lambda where the gradient is asked for.
 *
 * @param klPerLatent [batch, latent] the KL of each latent of each example to its prior, in nats; never negative
 * @param lambda the floor, in nats per latent; 0 means no floor
 * @returns a scalar, with a gradient to klPerLatent
 */
export function freeBits(klPerLatent: tf.Tensor2D, lambda: number): tf.Scalar {
  throw new Error('not written yet');
}
