import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#kl',
  explanation:
    'Your KL term is the one of σ = exp(logVar): logVar was taken for log σ. It is log σ², so the variance is exp(logVar) itself, and KL = ½ Σ (mu² + exp(logVar) − logVar − 1).',
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
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(tf.mul(2, logVar))), tf.add(tf.mul(2, logVar), 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1));
  return tf.mean(tf.sub(tf.mul(beta, kl), logLikelihood));
}
