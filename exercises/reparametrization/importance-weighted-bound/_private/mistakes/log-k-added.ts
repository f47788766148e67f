import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#mean-weight',
  explanation:
    'Your bounds are too large by 2 log k: log k was added where it should be taken off. Dividing the sum of the weights by k takes log k off its logarithm.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.add(tf.logSumExp(logWeights, 0), Math.log(logWeights.shape[0]));
}
