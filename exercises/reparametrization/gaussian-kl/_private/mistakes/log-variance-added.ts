import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#closed-form',
  explanation:
    'Your logVar is added where it should be taken off: with that, a variance of 0 looks best. The term is −log σ², from the entropy of the posterior, and it keeps the variance from collapsing.',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(0.5, tf.add(tf.add(tf.square(mu), tf.exp(logVar)), tf.sub(logVar, 1)));
  return tf.sum(perLatent, 1);
}
