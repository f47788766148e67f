import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'gradient',
  lesson: 'reparametrization/elbo#gradient-path',
  explanation:
    'Your values are right, but no gradient reaches the logits: the result was rebuilt from plain numbers (arraySync, dataSync, tensor(…)), and that cuts the path. Stay within tf operations from the logits to the result.',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const values = tf.tidy(() => tf.sum(tf.sub(tf.mul(logits, x), tf.softplus(logits)), 1).dataSync());
  return tf.tensor1d(values as Float32Array);
}
