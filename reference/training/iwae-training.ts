import { importanceWeightedBound, logWeights } from '#reference/losses/index.ts';
import { importanceTerms, type Vae, type Weights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import type { Optimizer } from './optimizer.ts';
import { tidied } from './tidied.ts';
import type { Training } from './training.ts';
import { valueAndGradient } from './value-and-gradient.ts';
import type { VaeState } from './vae-training.ts';

/**
 * Stochastic ascent of the importance-weighted bound L_k, the samples reparametrized (Burda et al. 2016, eq. 13 and 14;
 * differentiating the logarithm of the mean gives the weights of eq. 14). k is the first axis of the noise; for k = 1
 * it is the VAE's step with a sampled KL.
 */
export function iwaeTraining<W extends Weights, O extends object>({
  vae,
  optimizer,
}: {
  vae: Vae<W>;
  optimizer: Optimizer<O>;
}): Training<VaeState<W, O>, tf.Tensor2D, { readonly eps: tf.Tensor3D }> {
  return {
    init: (random) => {
      const weights = vae.init(random);
      return { weights, optimizer: optimizer.init(weights) };
    },
    update: (state, x, { eps }) =>
      tidied(() => {
        const { value, gradient } = valueAndGradient(
          (weights: W) =>
            tf.neg(tf.mean(importanceWeightedBound(logWeights(importanceTerms(vae, weights, x, eps))))),
          state.weights,
        );
        const moved = optimizer.update(gradient, state.optimizer, state.weights);
        return {
          state: { weights: moved.weights, optimizer: moved.state },
          losses: { negativeBound: value },
        };
      }),
  };
}
