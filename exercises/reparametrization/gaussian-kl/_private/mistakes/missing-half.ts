import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#closed-form',
  explanation:
    'Your divergences are exactly twice too large: the ½ in front is missing. It comes from the ½ in the exponent of the Gaussian, and from log σ = ½ log σ²: ½ Σ (μ² + σ² − log σ² − 1).',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  return tf.sum(perLatent, 1);
}
