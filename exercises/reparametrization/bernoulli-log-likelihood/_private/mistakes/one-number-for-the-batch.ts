import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sums-and-means',
  explanation:
    'You return a single number: the sum ran over the images too. Each image has a likelihood of its own; sum over axis 1 only, so that the shape is [batch].',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.sum<tf.Tensor1D>(tf.sub(tf.mul(logits, x), tf.softplus(logits)));
}
