import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/elbo#stability',
  explanation:
    'Your values stop at about −16 for each pixel, however wrong the logit: it looks as if 1e-7 was added inside the logarithm, or set as a floor under it. That keeps out −∞ but also cuts the gradient just where the decoder is most wrong; use log sigmoid(l) = −softplus(−l), which needs no epsilon.',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const s = tf.sigmoid(logits);
  const white = tf.mul(x, tf.log(tf.add(s, 1e-7)));
  const black = tf.mul(tf.sub(1, x), tf.log(tf.add(tf.sub(1, s), 1e-7)));
  return tf.sum(tf.add(white, black), 1);
}
