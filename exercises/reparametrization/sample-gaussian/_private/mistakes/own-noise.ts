import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'noise',
  lesson: 'reparametrization/the-trick#noise-is-an-input',
  explanation:
    'Your z does not follow eps: it looks as if you drew noise of your own. The point of the trick is that the noise is an input, drawn outside, so that the rest is a function with a gradient; use the eps you are given.',
};

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  const noise = tf.randomNormal<tf.Rank.R2>(mu.shape);
  return tf.add(mu, tf.mul(tf.exp(tf.div(logVar, 2)), noise));
}
