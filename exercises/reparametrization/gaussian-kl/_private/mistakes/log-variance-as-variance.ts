import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-variance',
  explanation:
    'Your divergences are NaN wherever logVar is negative: the input was taken for the variance itself, and its logarithm was taken once more. The network returns log σ²: σ² = exp(logVar), and log σ² is logVar as it is.',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(0.5, tf.sub(tf.add(tf.square(mu), logVar), tf.add(tf.log(logVar), 1)));
  return tf.sum(perLatent, 1);
}
