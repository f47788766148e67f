import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/importance-weighting#inside-the-logarithm',
  explanation:
    'You averaged the log weights, each with its normalised weight. Those weights appear in the gradient of the bound, not in its value: the value is the logarithm of the plain mean of the weights.',
};

export function iwaeBound(logWeights: tf.Tensor2D): tf.Tensor1D {
  const shares = tf.softmax(tf.transpose(logWeights)); // [batch, k]
  return tf.sum(tf.mul(tf.transpose(shares), logWeights), 0);
}
