import * as tf from '@tensorflow/tfjs';

/**
 * The loss of a variational autoencoder, to be minimised: the mean over the batch of
 * −log p(x | logits) + beta · KL(N(mu, exp(logVar)) ‖ N(0, I))
 * (Kingma & Welling 2014, eq. 7, with the opposite sign; beta: Higgins et al. 2017, eq. 4).
 *
 * In nats per image. The Bernoulli log-likelihood is summed over the pixels and the KL divergence over the latents, before
 * the mean over the batch. Values and gradients must be finite and accurate for logits up to ±10,000.
 *
 * @param p.x [batch, pixels] the images: grey levels from 0 to 1, inclusive
 * @param p.logits [batch, pixels] the decoder's outputs, before any sigmoid
 * @param p.mu [batch, latent] the encoder's means
 * @param p.logVar [batch, latent] the logarithms of the encoder's variances σ²
 * @param p.beta the weight of the KL term, 1 by default; a beta of 0 is valid
 * @returns a scalar
 */
export function negativeElbo(p: {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}): tf.Scalar {
  throw new Error('not written yet');
}
