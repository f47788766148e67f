import * as tf from '@tensorflow/tfjs';

/**
 * Draws z ~ N(mu, exp(logVar)) so that gradients reach mu and logVar (Kingma & Welling 2014, §2.4).
 *
 * @param mu [batch, latent] the means
 * @param logVar [batch, latent] the logarithms of the variances σ² (not of σ)
 * @param eps [batch, latent] noise, already drawn from N(0, 1); do not draw your own. z must increase with eps.
 * @returns z [batch, latent]
 */
export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  throw new Error('not written yet');
}
