import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sum-over-latents',
  explanation:
    'Your −1 is taken off once an example, after the sum over the latents. Each latent brings a −1 of its own: put it inside of the sum, or take off the number of latents.',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), logVar);
  return tf.mul(0.5, tf.sub(tf.sum(perLatent, 1), 1));
}
