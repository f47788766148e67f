import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'gradient',
  lesson: 'reparametrization/elbo#gradient-path',
  explanation:
    'Your value is right, but no gradient reaches the inputs: the loss was rebuilt from a plain number (arraySync, dataSync, scalar(…)), and that cuts the path. Stay within tf operations from the inputs to the loss.',
};

interface Terms {
  x: tf.Tensor2D;
  logits: tf.Tensor2D;
  mu: tf.Tensor2D;
  logVar: tf.Tensor2D;
  beta?: number;
}

export function negativeElbo({ x, logits, mu, logVar, beta = 1 }: Terms): tf.Scalar {
  const loss = tf.tidy(() => {
    const logLikelihood = tf.sum(tf.sub(tf.mul(x, logits), tf.softplus(logits)), 1);
    const perLatent = tf.sub(tf.add(tf.square(mu), tf.exp(logVar)), tf.add(logVar, 1));
    const kl = tf.mul(0.5, tf.sum(perLatent, 1));
    return tf.mean(tf.sub(tf.mul(beta, kl), logLikelihood)).dataSync()[0] ?? NaN;
  });
  return tf.scalar(loss);
}
