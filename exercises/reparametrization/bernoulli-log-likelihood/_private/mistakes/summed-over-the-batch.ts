import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sums-and-means',
  explanation:
    'You return one value per pixel: the sum ran over axis 0, which is the batch. Each image has a likelihood of its own; sum over axis 1, the pixels, so that the shape is [batch].',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(tf.sub(tf.mul(logits, x), tf.softplus(logits)), 0);
}
