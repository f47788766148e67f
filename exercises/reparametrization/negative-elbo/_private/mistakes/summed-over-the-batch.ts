import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sums-and-means',
  explanation:
    'Your loss is too large by the number of images: it was summed over the batch. With a sum the size of a step would depend on the batch size; take the mean over the batch at the end.',
};

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const logLikelihood = tf.sum(tf.sub(tf.mul(x, logits), tf.softplus(logits)), 1);
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1));
  return tf.sum(tf.sub(tf.mul(beta, kl), logLikelihood));
}
