import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-likelihood',
  explanation:
    'Your reconstruction is a squared error Σ (x − s)²: that is the −log-likelihood of a Gaussian pixel, up to constants that matter for beta. The decoder describes a coin per pixel, with −log p = Σ softplus(l) − x l.',
};

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const error = tf.sum(tf.squaredDifference(x, tf.sigmoid(logits)), 1);
  const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
  const kl = tf.mul(0.5, tf.sum(perLatent, 1));
  return tf.mean(tf.add(error, tf.mul(beta, kl)));
}
