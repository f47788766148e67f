import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/the-trick#log-variance',
  explanation:
    'Your variance is softplus(logVar). Some networks parametrise the variance so, but here the network returns log σ², and its inverse is the exponential: σ = exp(logVar / 2).',
};

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, tf.mul(tf.sqrt(tf.softplus(logVar)), eps));
}
