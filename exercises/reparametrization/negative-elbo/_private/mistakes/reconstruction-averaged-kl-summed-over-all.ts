import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sums-and-means',
  explanation:
    "Your reconstruction is a mean over all pixels of the batch, and your KL a sum over everything: the default of a library's loss next to a tf.sum. Their weights then depend on the image and batch sizes; sum both over one image, and average both over the batch.",
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
  return tf.add(reconstruction, tf.mul(beta / 2, tf.sum(perLatent)));
}
