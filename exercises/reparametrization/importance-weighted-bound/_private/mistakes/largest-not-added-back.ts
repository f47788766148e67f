import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#stability',
  explanation:
    'Your results are never above 0 and do not move when all log weights move: the largest log weight was taken off for safety and not added back. It cancels only as a pair: m + log of the mean of exp(l − m).',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.log(tf.mean(tf.exp(tf.sub(logWeights, tf.max(logWeights, 0))), 0));
}
