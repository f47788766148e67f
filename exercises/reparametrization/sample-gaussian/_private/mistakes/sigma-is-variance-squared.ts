import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/the-trick#log-variance',
  explanation:
    'Your σ is exp(2 logVar): the factor went the wrong way. σ is the root of the variance, and a root halves the logarithm: σ = exp(logVar / 2).',
};

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, tf.mul(tf.exp(tf.mul(logVar, 2)), eps));
}
