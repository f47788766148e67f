import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'gradient',
  lesson: 'reparametrization/elbo#gradient-path',
  explanation:
    'Your value is right and the gradient reaches the logits, but none reaches mu and logVar: the KL term was computed from plain numbers (arraySync, dataSync, scalar(…)). The KL term trains the encoder; keep it a tensor all the way.',
};

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const kl = tf.tidy(() => {
    const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
    return (tf.mean(tf.sum(perLatent, 1)).dataSync()[0] ?? NaN) / 2;
  });
  const logLikelihood = tf.sum(tf.sub(tf.mul(x, logits), tf.softplus(logits)), 1);
  return tf.sub(beta * kl, tf.mean(logLikelihood));
}
