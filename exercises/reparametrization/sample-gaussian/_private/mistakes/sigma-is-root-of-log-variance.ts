import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/the-trick#log-variance',
  explanation:
    'Your z is NaN wherever logVar is negative: the square root was taken of the logarithm of the variance. Undo the logarithm first: σ = √exp(logVar) = exp(logVar / 2).',
};

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, tf.mul(tf.sqrt(logVar), eps));
}
