import * as tf from '@tensorflow/tfjs';

/** A trained variational autoencoder with Bernoulli pixels and no state. */
export interface Vae {
  /** Maps images [batch, pixels] to the mean and log-variance of q(z | x), [batch, latent] each. */
  encode(x: tf.Tensor2D): { mu: tf.Tensor2D; logVar: tf.Tensor2D };
  /** Maps latents [n, latent] to the logits of the pixels, [n, pixels], each row separately. */
  decode(z: tf.Tensor2D): tf.Tensor2D;
}

/**
 * How unlikely a VAE finds each image: its negative ELBO in nats, −E[log p(x | z)] + KL(q(z | x) ‖ N(0, I)), summed over
 * pixels and latents (An and Cho 2015 use the first term). The expectation is the mean over the samples
 * z = mu + exp(logVar / 2) eps, and the KL divergence is in closed form. It must be finite and accurate for logits up to
 * ±10,000.
 *
 * @param x [batch, pixels], grey levels 0 to 1
 * @param eps [samples, batch, latent], already drawn from N(0, 1)
 * @returns [batch], high for an anomaly
 */
export function anomalyScore(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor3D): tf.Tensor1D {
  throw new Error('not written yet');
}

/**
 * The area under the ROC curve: the probability that a random anomaly has a higher score than a random normal example. A tie
 * counts one half (Hanley and McNeil 1982; Fawcett 2006, section 7).
 *
 * @param scores finite, in no particular order
 * @param labels one per score: 1 for an anomaly, 0 for a normal example; both occur
 * @returns 0 to 1, or a promise of it
 */
export function auroc(scores: number[], labels: number[]): number | Promise<number> {
  throw new Error('not written yet');
}

/**
 * The score above which an example is flagged, chosen on normal examples only, so that about a fraction `rate` of them is
 * flagged by mistake. It is their (1 − rate) quantile, with linear interpolation between two scores. For the n sorted scores
 * s₀ to sₙ₋₁, it is at position (n − 1)(1 − rate) (Hyndman and Fan 1996, type 7, as in NumPy). An example is flagged if its
 * score is strictly greater.
 *
 * @param normalScores at least one, in no particular order; do not modify the array
 * @param rate 0 to 1: 0 gives the highest score and 1 the lowest
 * @returns the threshold, or a promise of it
 */
export function threshold(normalScores: number[], rate: number): number | Promise<number> {
  throw new Error('not written yet');
}
