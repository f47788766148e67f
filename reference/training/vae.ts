import * as tf from '#reference/tensor/tfjs.ts';
import { importanceWeightedBound, negativeElbo } from '../losses/variational.ts';
import { dense, type Vae, type VaeSizes } from '../models/vae.ts';
import type { Trainer } from './trainer.ts';

export interface VaeState {
  readonly vae: Vae;
  readonly optimizer: tf.Optimizer;
}

/** Images [batch, pixels], and one [batch, latent] of standard normal noise for each importance sample. */
export interface VaeBatch {
  readonly x: tf.Tensor2D;
  readonly eps: readonly [tf.Tensor2D, ...tf.Tensor2D[]];
}

/** Minimises −ELBO, or with several samples −L_K (Kingma and Welling 2014, algorithm 1; Burda et al. 2016, section 3). */
export const vaeTrainer = ({
  optimizer,
  ...sizes
}: VaeSizes & { readonly optimizer: () => tf.Optimizer }): Trainer<VaeState, VaeBatch> => ({
  init: (seed) => ({ vae: dense(sizes, seed), optimizer: optimizer() }),
  update: ({ vae, optimizer }, { x, eps }) =>
    tf.tidy(() => {
      const loss = (): tf.Scalar =>
        eps.length === 1 ? negativeElbo(vae, x, eps[0]) : tf.neg(importanceWeightedBound(vae, x, eps));
      return { loss: optimizer.minimize(loss, true, Object.values(vae.variables)) as tf.Scalar };
    }),
  parts: ({ vae, optimizer }) => ({ variables: { vae: vae.variables }, optimizers: { vae: optimizer } }),
});
