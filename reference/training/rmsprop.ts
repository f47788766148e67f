import type { Weights } from '#reference/models/index.ts';
import * as tf from '#reference/tensor/tfjs.ts';

import { rateAt, type LearningRate } from './learning-rate.ts';
import { mapWeights, type Optimizer } from './optimizer.ts';

export interface RmspropState {
  /** The number of updates made. */
  readonly t: number;
  readonly square: Weights;
}

/**
 * v ← ρ v + (1 − ρ) g², w ← w − rate · g / (√v + ε) (Tieleman and Hinton 2012, lecture 6e). Decay and ε as in PyTorch,
 * with which the authors of the Wasserstein GAN trained.
 */
export const rmsprop = ({
  learningRate,
  decay = 0.99,
  epsilon = 1e-8,
}: {
  learningRate: LearningRate;
  decay?: number;
  epsilon?: number;
}): Optimizer<RmspropState> => ({
  init: (weights) => ({ t: 0, square: mapWeights(weights, (w) => tf.zerosLike(w)) }),
  update: (gradient, { t: before, square }, weights) => {
    const t = before + 1;
    const g = (name: string): tf.Tensor => gradient[name] as tf.Tensor;
    const next = mapWeights(square, (v, name) =>
      tf.add(tf.mul(decay, v), tf.mul(1 - decay, tf.square(g(name)))),
    );
    const step = (name: string): tf.Tensor =>
      tf.div(tf.mul(rateAt(learningRate, t), g(name)), tf.add(tf.sqrt(next[name] as tf.Tensor), epsilon));
    return {
      weights: mapWeights(weights, (w, name) => tf.sub(w, step(name))) as typeof weights,
      state: { t, square: next },
    };
  },
});
