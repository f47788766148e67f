import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sums-and-means',
  explanation:
    'Your loss is too small by the number of pixels: nats per pixel. The bound on log p(x) is about an image, so keep both sums and divide by the batch size only.',
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
  return tf.div(tf.mean(tf.sub(tf.mul(beta, kl), logLikelihood)), x.shape[1]);
}
