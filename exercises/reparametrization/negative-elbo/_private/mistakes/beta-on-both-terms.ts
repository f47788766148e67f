import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'beta',
  lesson: 'reparametrization/elbo#beta',
  explanation:
    'Your beta multiplies the whole loss, so it only changes the size of the step and not what is learned. It is to weigh the KL term against the reconstruction: multiply the KL term alone.',
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
  return tf.mul(beta, tf.mean(tf.sub(kl, logLikelihood)));
}
