import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#mean-weight',
  explanation:
    'You returned the largest log weight of each example. It is what the sum comes down to when one sample outweighs all others, but the others count as well, and the mean divides by k: the bound lies below the best sample, by at most log k.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.max(logWeights, 0);
}
