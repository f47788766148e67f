import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#closed-form',
  explanation:
    'Your divergences move with μ itself where they should move with μ²: they even change when μ turns its sign. The term is the mean of z², and it is μ² + σ².',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(0.5, tf.sub(tf.add(mu, tf.exp(logVar)), tf.add(logVar, 1)));
  return tf.sum(perLatent, 1);
}
