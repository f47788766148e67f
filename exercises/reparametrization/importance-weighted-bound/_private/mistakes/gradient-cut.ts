import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'gradient',
  lesson: 'reparametrization/importance-weighting#gradient',
  explanation:
    'Your values are right, but no gradient reaches the log weights: the result was rebuilt from plain numbers (arraySync, dataSync, tensor(…)), and that cuts the path. Stay within tf operations from the log weights to the result.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const bounds = tf.sub(tf.logSumExp(logWeights, 0), Math.log(logWeights.shape[0]));
  return tf.tensor1d(bounds.dataSync() as Float32Array);
}
