import * as tf from '#reference/tensor/tfjs.ts';

import { bernoulliLogLikelihood } from './bernoulli-log-likelihood.ts';
import { normalLogDensity } from './normal-log-density.ts';

export interface LogWeightInputs {
  readonly x: tf.Tensor; // [batch, pixels], in 0..1
  readonly logits: tf.Tensor; // [k, batch, pixels]
  readonly z: tf.Tensor; // [k, batch, latent]
  readonly mu: tf.Tensor; // [batch, latent]
  readonly logVar: tf.Tensor; // [batch, latent]
}

/** log w = log p(x | z) + log p(z) − log q(z | x) of each sample (Burda et al. 2016, eq. 8): [k, batch]. */
export function logWeights({ x, logits, z, mu, logVar }: LogWeightInputs): tf.Tensor2D {
  const logLikelihood = bernoulliLogLikelihood({ x, logits }); // [k, batch]
  const logPrior = normalLogDensity({ z, mu: tf.zerosLike(mu), logVar: tf.zerosLike(logVar) }); // [k, batch]
  const logPosterior = normalLogDensity({ z, mu, logVar }); // [k, batch]
  return tf.sub(tf.add(logLikelihood, logPrior), logPosterior);
}

/**
 * L_k = log (1/k) Σ w, with the k samples of an example pooled inside the logarithm (Burda et al. 2016, eq. 8):
 * [k, batch] to [batch], in nats, a lower bound to be maximised; k = 1 is the ELBO at one sample.
 */
export const importanceWeightedBound = (logWeights: tf.Tensor2D): tf.Tensor1D =>
  tf.sub(tf.logSumExp(logWeights, 0), Math.log(logWeights.shape[0]));
