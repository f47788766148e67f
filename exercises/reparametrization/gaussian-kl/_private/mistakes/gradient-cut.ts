import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'gradient',
  lesson: 'reparametrization/elbo#closed-form',
  explanation:
    'Your values are right, but no gradient reaches μ or logVar: the result was rebuilt from plain numbers (arraySync, dataSync, tensor(…)), and that cuts the path. Stay within tf operations from the inputs to the result.',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(0.5, tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)));
  return tf.tensor1d(tf.sum(perLatent, 1).dataSync());
}
