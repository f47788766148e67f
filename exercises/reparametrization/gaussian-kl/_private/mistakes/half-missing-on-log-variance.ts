import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#closed-form',
  explanation:
    'Your −logVar counts whole while the other terms are halved, as in the textbook form −log σ + ½ (μ² + σ² − 1) with logVar in the place of log σ. log σ is logVar / 2, so the ½ stands before all the terms: ½ Σ (μ² + σ² − log σ² − 1).',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.sub(tf.mul(0.5, tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), 1)), logVar);
  return tf.sum(perLatent, 1);
}
