import * as tf from '#reference/tensor/tfjs.ts';

export interface Posterior {
  readonly mu: tf.Tensor; // [batch, latent]
  readonly logVar: tf.Tensor; // [batch, latent]
}

/**
 * KL(N(mu, exp(logVar)) ‖ N(0, I)) = ½ Σ (mu² + exp(logVar) − 1 − logVar) (Kingma and Welling 2014, appendix B, with
 * the opposite sign): [batch], in nats, summed over the latents, never negative.
 */
export const klToStandardNormal = (posterior: Posterior): tf.Tensor1D => tf.sum(klPerLatent(posterior), -1);

/** The terms of this sum: [batch, latent], in nats, never negative. */
export function klPerLatent({ mu, logVar }: Posterior): tf.Tensor2D {
  // expm1, because exp(logVar) − 1 loses precision if the posterior is close to the prior.
  return tf.mul(0.5, tf.add(tf.square(mu), tf.sub(tf.expm1(logVar), logVar)));
}
