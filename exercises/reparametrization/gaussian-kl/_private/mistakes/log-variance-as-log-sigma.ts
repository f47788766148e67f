import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-variance',
  explanation:
    'Your numbers are right for an input that holds log σ: the variance came out as exp(2 logVar). logVar is log σ² already, so σ² = exp(logVar) and log σ² = logVar.',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(
    0.5,
    tf.sub(tf.add(tf.square(mu), tf.exp(tf.mul(2, logVar))), tf.add(tf.mul(2, logVar), 1)),
  );
  return tf.sum(perLatent, 1);
}
