import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sums-and-means',
  explanation:
    'Your KL is summed over the latents, but your reconstruction is a mean over the pixels: too small by their number. The KL term then outweighs it, as a large beta would, and the posterior collapses to the prior; sum the reconstruction over the pixels.',
};

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const reconstruction = tf.mean(tf.sub(tf.softplus(logits), tf.mul(x, logits)));
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1));
  return tf.add(reconstruction, tf.mul(beta, tf.mean(kl)));
}
