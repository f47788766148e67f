import * as tf from '@tensorflow/tfjs';

/**
 * KL(N(mu, exp(logVar)) ‖ N(0, I)) of each example, in nats: from the posterior to the prior, in closed form, summed
 * over the latents (Kingma & Welling 2014, appendix B, which has −KL). It is never negative, and it is 0 for mu = 0 and
 * logVar = 0.
 *
 * @param mu [batch, latent] the means
 * @param logVar [batch, latent] the logarithms of the variances σ² (not of σ)
 * @returns [batch] one number per example, with gradients to mu and logVar
 */
export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  throw new Error('not written yet');
}
