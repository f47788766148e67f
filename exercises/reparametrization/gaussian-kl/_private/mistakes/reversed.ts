import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#direction',
  explanation:
    'Your numbers are the divergence the other way round, from N(0, I) to N(μ, σ²): the terms are divided by σ². In the bound the expectation is over the posterior, so it is KL(posterior ‖ prior) = ½ Σ (μ² + σ² − log σ² − 1).',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(
    0.5,
    tf.add(tf.mul(tf.add(tf.square(mu), 1), tf.exp(tf.neg(logVar))), tf.sub(logVar, 1)),
  );
  return tf.sum(perLatent, 1);
}
