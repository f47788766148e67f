import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'gradient',
  lesson: 'reparametrization/importance-weighting#gradient',
  explanation:
    'Your values are right, but every sample gets the same share of the gradient, as in the ELBO. The gradient of log Σ exp gives each sample its normalised weight: one that explains x better counts more. Let tf differentiate the bound as it is.',
};

const pooled = tf.customGrad((x) => {
  const logWeights = x as tf.Tensor2D;
  const k = logWeights.shape[0];
  const value = tf.sub(tf.logSumExp(logWeights, 0), Math.log(k));
  return { value, gradFunc: (dy: tf.Tensor) => tf.tile(tf.expandDims(tf.div(dy, k), 0), [k, 1]) };
});

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return pooled(logWeights) as tf.Tensor1D;
}
