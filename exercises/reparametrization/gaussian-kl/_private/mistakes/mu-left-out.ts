import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#closed-form',
  explanation:
    'Your divergences do not depend on μ: only the variance is drawn to the prior. A posterior that sits far from 0 diverges as well; add the term μ².',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.add(tf.mul(0, mu), tf.mul(0.5, tf.sub(tf.exp(logVar), tf.add(logVar, 1))));
  return tf.sum(perLatent, 1);
}
