import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/the-trick#noise-is-an-input',
  explanation:
    'Every example of the batch was moved by the first row of eps. Each example needs its own noise, or the gradient estimates of a batch are no longer independent: multiply with all of eps.',
};

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const first = tf.slice(eps, [0, 0], [1, -1]); // [1, latent]
  return tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), first));
}
