import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#inside-the-logarithm',
  explanation:
    'Your values are right but for the sign: that is the loss, to be made small. This function returns the bound itself, which lies below log p(x) and is made large.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.sub(Math.log(logWeights.shape[0]), tf.logSumExp(logWeights, 0));
}
