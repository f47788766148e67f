import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#inside-the-logarithm',
  explanation:
    'You averaged the log weights: that is the ELBO with k samples, and more samples only make it less noisy. Here the weights are averaged first and the logarithm comes after; by Jensen’s inequality that bound is never lower, and it closes on log p(x) as k grows.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.mean(logWeights, 0);
}
