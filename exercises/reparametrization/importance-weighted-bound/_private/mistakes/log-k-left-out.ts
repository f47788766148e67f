import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#mean-weight',
  explanation:
    'Your bounds are too large by exactly log k: the weights were added up, not averaged. Without the division more samples raise the number for no reason, past log p(x) itself, and it bounds nothing; with k = 1 the fault cannot be seen.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.logSumExp(logWeights, 0);
}
