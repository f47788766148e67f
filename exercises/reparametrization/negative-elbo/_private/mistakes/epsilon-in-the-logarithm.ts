import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/elbo#stability',
  explanation:
    'Your reconstruction stops at about 16 nats a pixel, however wrong the logit: it looks as if 1e-7 was added inside the logarithm, or set as a floor under it. That keeps out the ∞ but also cuts the gradient just where the decoder is most wrong; use log sigmoid(l) = −softplus(−l), which needs no epsilon.',
};

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const s = tf.sigmoid(logits);
  const white = tf.mul(x, tf.log(tf.add(s, 1e-7)));
  const black = tf.mul(tf.sub(1, x), tf.log(tf.add(tf.sub(1, s), 1e-7)));
  const logLikelihood = tf.sum(tf.add(white, black), 1);
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1));
  return tf.mean(tf.sub(tf.mul(beta, kl), logLikelihood));
}
