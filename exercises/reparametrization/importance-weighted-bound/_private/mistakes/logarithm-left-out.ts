import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#inside-the-logarithm',
  explanation:
    'Your results are all positive: they are the mean weights, the estimates of p(x) itself. The bound is on log p(x), in nats, so the logarithm is missing; and for an image p(x) would be far too small for float32.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  return tf.mean(tf.exp(logWeights), 0);
}
