/** Bounds on log p(x) of a variational autoencoder, in nats, with the noise given. */
import * as tf from '#reference/tensor/tfjs.ts';
import type { Vae } from '../models/vae.ts';

/** z = μ + σ ε (Kingma and Welling 2014, section 2.4). */
const reparametrize = (mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D =>
  tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps));

/** log p(x | z) = Σ x l − log(1 + e^l) of Bernoulli pixels from logits: [batch]. */
export const bernoulliLogLikelihood = (x: tf.Tensor2D, logits: tf.Tensor2D): tf.Tensor1D =>
  tf.sum(tf.sub(tf.mul(x, logits), tf.softplus(logits)), 1);

/** KL(N(μ, σ²) ‖ N(0, 1)) = ½ Σ μ² + σ² − log σ² − 1 (Kingma and Welling 2014, appendix B): [batch]. */
export const klToStandardNormal = (mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D =>
  tf.mul(0.5, tf.sum(tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)), 1));

/** Minus the ELBO with one latent an image, averaged over the batch (Kingma and Welling 2014, eq. 10). */
export function negativeElbo(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor2D): tf.Scalar {
  const { mu, logVar } = vae.encode(x);
  const logits = vae.decode(reparametrize(mu, logVar, eps));
  return tf.neg(tf.mean(tf.sub(bernoulliLogLikelihood(x, logits), klToStandardNormal(mu, logVar))));
}

/** log p(x, z) − log q(z | x) of each image, [batch]: the terms of the bound below. */
function logWeight(vae: Vae, x: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor1D {
  const { mu, logVar } = vae.encode(x);
  const z = reparametrize(mu, logVar, eps);
  const logLikelihood = bernoulliLogLikelihood(x, vae.decode(z));
  // ½ log 2π is in prior and posterior and cancels; (z − μ)² / σ² is ε².
  const priorOverPosterior = tf.sum(tf.sub(tf.add(tf.square(eps), logVar), tf.square(z)), 1);
  return tf.add(logLikelihood, tf.mul(0.5, priorOverPosterior));
}

/**
 * L_K = E log 1/K Σ p(x, z_k) / q(z_k | x), averaged over the batch (Burda et al. 2016, eq. 8).
 *
 * @param eps one [batch, latent] for each of the K samples
 */
export function importanceWeightedBound(vae: Vae, x: tf.Tensor2D, eps: readonly tf.Tensor2D[]): tf.Scalar {
  const weights = tf.stack(eps.map((noise) => logWeight(vae, x, noise))); // [K, batch]
  return tf.mean(tf.sub(tf.logSumExp(weights, 0), Math.log(eps.length)));
}
