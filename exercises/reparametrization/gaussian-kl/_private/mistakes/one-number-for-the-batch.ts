import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sum-over-latents',
  explanation:
    'You returned one number for the whole batch. What to do over the examples is for the loss to decide; sum over the latents only, axis 1, and return one divergence an example.',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(0.5, tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)));
  return tf.sum(perLatent) as unknown as tf.Tensor1D;
}
