import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'beta',
  lesson: 'reparametrization/elbo#beta',
  explanation:
    'Your loss is the same for every beta: the KL term always has weight 1. Multiply the KL term by beta, which sets how much the posterior is pulled towards the prior.',
};

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar }: Terms): tf.Scalar {
  const logLikelihood = tf.sum(tf.sub(tf.mul(x, logits), tf.softplus(logits)), 1);
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1));
  return tf.mean(tf.sub(kl, logLikelihood));
}
