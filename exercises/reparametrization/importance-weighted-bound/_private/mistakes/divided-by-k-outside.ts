import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#mean-weight',
  explanation:
    'You divided the logarithm by k. The weights are averaged inside of the logarithm, and there a factor 1/k turns into a difference, − log k.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.div(tf.logSumExp(logWeights, 0), logWeights.shape[0]);
}
