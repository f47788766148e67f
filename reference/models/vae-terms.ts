/** The terms of a VAE's bounds, from its weights, a batch and the noise of its posterior samples. */
import * as tf from '#reference/tensor/tfjs.ts';

import type { Vae } from './dense-vae.ts';
import type { Weights } from './weights.ts';

/** z = mu + exp(logVar / 2) ⊙ eps (Kingma and Welling 2014, eq. 10); eps may have axes before mu's. */
export const reparametrize = <T extends tf.Tensor>({
  mu, // [batch, latent]
  logVar, // [batch, latent]
  eps, // [..., batch, latent]
}: {
  mu: tf.Tensor;
  logVar: tf.Tensor;
  eps: T;
}): T => tf.add(mu, tf.mul(tf.exp(tf.mul(0.5, logVar)), eps));

/** One sample per example: the inputs of `negativeElbo`. */
export function elboTerms<W extends Weights>(vae: Vae<W>, weights: W, x: tf.Tensor2D, eps: tf.Tensor2D) {
  const { mu, logVar } = vae.encode(weights, x); // [batch, latent]
  const z = reparametrize({ mu, logVar, eps }); // [batch, latent]
  return { x, mu, logVar, z, logits: vae.decode(weights, z) };
}

/** k samples per example, eps [k, batch, latent]: the inputs of `logWeights`. */
export function importanceTerms<W extends Weights>(
  vae: Vae<W>,
  weights: W,
  x: tf.Tensor2D,
  eps: tf.Tensor3D,
) {
  const [k, batch, latent] = eps.shape;
  const { mu, logVar } = vae.encode(weights, x);
  const z = reparametrize({ mu, logVar, eps }); // [k, batch, latent]
  const rows = vae.decode(weights, tf.reshape(z, [k * batch, latent])); // [k · batch, pixels]
  return { x, mu, logVar, z, logits: tf.reshape(rows, [k, batch, -1]) };
}
