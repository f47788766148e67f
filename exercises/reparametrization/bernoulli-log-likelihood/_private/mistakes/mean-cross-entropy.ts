import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sums-and-means',
  explanation:
    'You return the mean cross-entropy per pixel: positive, and too small by the number of pixels. The log-likelihood is its negative, summed over the pixels.',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.mean(tf.sub(tf.softplus(logits), tf.mul(logits, x)), 1);
}
