import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-variance',
  explanation:
    'Your divergences hold exp(logVar / 2) where the variance stands: that is σ, and the formula has σ². The half belongs to sampling, z = μ + σ ε; here σ² = exp(logVar).',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(0.5, tf.sub(tf.add(tf.square(mu), tf.exp(tf.div(logVar, 2))), tf.add(logVar, 1)));
  return tf.sum(perLatent, 1);
}
