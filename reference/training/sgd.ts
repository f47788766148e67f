import * as tf from '#reference/tensor/tfjs.ts';

import { mapWeights, type Optimizer } from './optimizer.ts';

/** w ← w − rate · g. */
export const sgd = ({ learningRate }: { learningRate: number }): Optimizer => ({
  init: () => ({}),
  update: (gradient, state, weights) => ({
    weights: mapWeights(weights, (w, name) =>
      tf.sub(w, tf.mul(learningRate, gradient[name] as tf.Tensor)),
    ) as typeof weights,
    state,
  }),
});
