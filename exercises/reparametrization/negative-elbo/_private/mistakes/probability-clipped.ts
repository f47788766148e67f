import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/elbo#stability',
  explanation:
    'Your reconstruction stops at about 16 nats a pixel, however wrong the logit: it looks as if the probability was clipped to 1e-7 … 1 − 1e-7. A clipped value has no gradient, so the decoder cannot leave its worst mistakes; use log sigmoid(l) = −softplus(−l), which needs no clipping.',
};

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const s = tf.clipByValue(tf.sigmoid(logits), 1e-7, 1 - 1e-7);
  const perPixel = tf.add(tf.mul(x, tf.log(s)), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, s))));
  const logLikelihood = tf.sum(perPixel, 1);
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1));
  return tf.mean(tf.sub(tf.mul(beta, kl), logLikelihood));
}
