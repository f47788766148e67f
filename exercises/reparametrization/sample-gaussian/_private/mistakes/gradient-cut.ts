import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'gradient',
  lesson: 'reparametrization/the-trick#gradient-path',
  explanation:
    'Your values are right, but no gradient reaches μ or logVar: z was rebuilt from plain numbers (arraySync, dataSync, tensor(…)), and that cuts the path. Stay within tf operations from the inputs to z.',
};

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const values = tf.tidy(() => tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), eps)).arraySync());
  return tf.tensor2d(values as number[][]);
}
