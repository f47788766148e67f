import * as tf from '#reference/tensor/tfjs.ts';

import { bernoulliLogLikelihood } from './bernoulli-log-likelihood.ts';
import { klToStandardNormal } from './kl-to-standard-normal.ts';

export interface NegativeElboInputs {
  readonly x: tf.Tensor; // [batch, pixels], in 0..1
  readonly logits: tf.Tensor; // [batch, pixels], of one z for each example
  readonly mu: tf.Tensor; // [batch, latent]
  readonly logVar: tf.Tensor; // [batch, latent]
  /** Weight of the KL term (Higgins et al. 2017, eq. 4). */
  readonly beta?: number;
}

/**
 * −ELBO = mean over the batch of −log p(x | z) + beta · KL(q(z | x) ‖ p(z)) (Kingma and Welling 2014, eq. 7, with the
 * opposite sign): shape [], in nats, to be minimised.
 */
export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: NegativeElboInputs): tf.Scalar {
  const reconstruction = tf.neg(bernoulliLogLikelihood({ x, logits })); // [batch]
  const kl = klToStandardNormal({ mu, logVar }); // [batch]
  return tf.mean(tf.add(reconstruction, tf.mul(beta, kl)));
}
