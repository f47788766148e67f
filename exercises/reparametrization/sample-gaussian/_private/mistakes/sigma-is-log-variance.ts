import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/the-trick#log-variance',
  explanation:
    'Your z spreads by logVar itself, as if logVar were σ. It is the logarithm of σ² and may be negative, which no spread can be: σ = exp(logVar / 2).',
};

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, tf.mul(logVar, eps));
}
