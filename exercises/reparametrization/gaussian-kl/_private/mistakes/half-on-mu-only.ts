import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#closed-form',
  explanation:
    'Your μ² is halved and the rest is not: the ½ was bound to the first term. It belongs to the whole bracket: ½ Σ (μ² + σ² − log σ² − 1).',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.add(tf.mul(0.5, tf.square(mu)), tf.sub(tf.exp(logVar), tf.add(logVar, 1)));
  return tf.sum(perLatent, 1);
}
