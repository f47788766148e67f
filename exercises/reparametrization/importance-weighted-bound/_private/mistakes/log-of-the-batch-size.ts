import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#axes',
  explanation:
    'Your bounds are off by log(k / batch): the sum over the samples was divided by the number of examples. It has k terms, and k is the first length of [k, batch].',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.sub(tf.logSumExp(logWeights, 0), Math.log(logWeights.shape[1]));
}
