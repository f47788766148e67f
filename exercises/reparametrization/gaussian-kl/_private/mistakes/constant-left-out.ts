import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#closed-form',
  explanation:
    'Your divergences are too large by ½ for each latent, and not 0 at N(0, I): the −1 is missing. It has no gradient, so training would not notice, but the numbers would no longer be nats of a divergence: ½ Σ (μ² + σ² − log σ² − 1).',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(0.5, tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), logVar));
  return tf.sum(perLatent, 1);
}
