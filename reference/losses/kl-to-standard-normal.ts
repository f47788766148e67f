import * as tf from '#reference/tensor/tfjs.ts';

/**
 * KL(N(mu, exp(logVar)) ‖ N(0, I)) = ½ Σ (mu² + exp(logVar) − 1 − logVar) (Kingma and Welling 2014, appendix B, with
 * the opposite sign): [batch], in nats, summed over the latents, never negative.
 */
export function klToStandardNormal({ mu, logVar }: { mu: tf.Tensor; logVar: tf.Tensor }): tf.Tensor1D {
  // expm1, because exp(logVar) − 1 loses precision if the posterior is close to the prior.
  const perLatent = tf.add(tf.square(mu), tf.sub(tf.expm1(logVar), logVar)); // [batch, latent]
  return tf.mul(0.5, tf.sum(perLatent, -1));
}
