import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#axes',
  explanation:
    'You pooled over the examples and returned one number a sample. The samples of one example stand in one column of [k, batch]: pool over axis 0. Weights of different examples estimate different p(x), so averaging those means nothing.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.sub(tf.logSumExp(logWeights, 1), Math.log(logWeights.shape[1]));
}
