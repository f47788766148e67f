import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#axes',
  explanation:
    'You returned one number for the whole batch. Pool over the samples only, axis 0, and return one bound an example; the mean over the batch belongs to the training loss.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const bounds = tf.sub(tf.logSumExp(logWeights, 0), Math.log(logWeights.shape[0]));
  return tf.mean(bounds) as unknown as tf.Tensor1D;
}
