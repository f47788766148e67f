import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/elbo#stability',
  explanation:
    'Your values stop at about −16 for each pixel, however wrong the logit: it looks as if the probability was clipped to 1e-7 … 1 − 1e-7. A clipped value has no gradient, so the decoder cannot leave its worst mistakes; use log sigmoid(l) = −softplus(−l), which needs no clipping.',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const s = tf.clipByValue(tf.sigmoid(logits), 1e-7, 1 - 1e-7);
  const perPixel = tf.add(tf.mul(x, tf.log(s)), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, s))));
  return tf.sum(perPixel, 1);
}
