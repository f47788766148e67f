import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sum-over-latents',
  explanation:
    'Your divergences are too small by exactly the number of latents: they were averaged. The divergence of independent coordinates is the sum of theirs; an average would weigh the prior less, the more latents there are.',
};

export function klToStandardNormal(mu: tf.Tensor2D, logVar: tf.Tensor2D): tf.Tensor1D {
  const perLatent = tf.mul(0.5, tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1)));
  return tf.mean(perLatent, 1);
}
