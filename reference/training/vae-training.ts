import { negativeElbo } from '#reference/losses/index.ts';
import { elboTerms, type Vae, type Weights } from '#reference/models/index.ts';
import type * as tf from '#reference/tensor/tfjs.ts';

import type { Optimizer } from './optimizer.ts';

import { tidied } from './tidied.ts';
import type { Training } from './training.ts';
import { valueAndGradient } from './value-and-gradient.ts';

export interface VaeState<W extends Weights, O extends object> {
  readonly weights: W;
  readonly optimizer: O;
}

/** Stochastic descent of −ELBO with one posterior sample per example (Kingma and Welling 2014, algorithm 1). */
export function vaeTraining<W extends Weights, O extends object>({
  vae,
  optimizer,
  beta = 1,
}: {
  vae: Vae<W>;
  optimizer: Optimizer<O>;
  beta?: number;
}): Training<VaeState<W, O>, tf.Tensor2D, { readonly eps: tf.Tensor2D }> {
  return {
    init: (random) => {
      const weights = vae.init(random);
      return { weights, optimizer: optimizer.init(weights) };
    },
    update: (state, x, { eps }) =>
      tidied(() => {
        const { value, gradient } = valueAndGradient(
          (weights: W) => negativeElbo({ ...elboTerms(vae, weights, x, eps), beta }),
          state.weights,
        );
        const moved = optimizer.update(gradient, state.optimizer, state.weights);
        return {
          state: { weights: moved.weights, optimizer: moved.state },
          losses: { negativeElbo: value },
        };
      }),
  };
}
