import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sign',
  explanation:
    'Your values have the right size and the wrong sign: this is the cross-entropy, a loss. The log-likelihood of a pixel is the logarithm of a number below 1, never positive; the minus sign comes later, where a loss is built from it.',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(tf.sub(tf.softplus(logits), tf.mul(logits, x)), 1);
}
