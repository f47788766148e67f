import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'stable',
  lesson: 'reparametrization/elbo#stability',
  explanation:
    'Right for small logits, but for large ones you return −∞ or NaN: there sigmoid is exactly 0 or 1 in float32, and its logarithm is −∞. Never take the logarithm of a rounded probability; work on the logits, with log sigmoid(l) = −softplus(−l).',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const s = tf.sigmoid(logits);
  const perPixel = tf.add(tf.mul(x, tf.log(s)), tf.mul(tf.sub(1, x), tf.log(tf.sub(1, s))));
  return tf.sum(perPixel, 1);
}
