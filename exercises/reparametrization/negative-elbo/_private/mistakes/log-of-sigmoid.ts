import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/elbo#stability',
  explanation:
    'Right for small logits, but for large ones you return ∞ or NaN: there sigmoid is exactly 0 or 1 in float32, and its logarithm is −∞. Never take the logarithm of a rounded probability; work on the logits, with log sigmoid(l) = −softplus(−l).',
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
  const perPixel = tf.add(tf.mul(x, tf.log(s)), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, s))));
  const logLikelihood = tf.sum(perPixel, 1);
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1));
  return tf.mean(tf.sub(tf.mul(beta, kl), logLikelihood));
}
