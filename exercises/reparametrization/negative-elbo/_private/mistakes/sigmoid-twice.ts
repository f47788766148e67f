import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-likelihood',
  explanation:
    "Your reconstruction is that of sigmoid(sigmoid(logits)): a sigmoid was applied before a formula that applies its own. A function that takes logits (softplus, logSigmoid, sigmoidCrossEntropy) wants the decoder's raw output.",
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
  const logLikelihood = tf.sum(tf.sub(tf.mul(x, s), tf.softplus(s)), 1);
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1));
  return tf.mean(tf.sub(tf.mul(beta, kl), logLikelihood));
}
