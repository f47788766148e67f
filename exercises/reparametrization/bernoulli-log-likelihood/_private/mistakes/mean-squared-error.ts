import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-likelihood',
  explanation:
    "You return the mean of (x − s)², a distance between images: no probability, and of a loss's sign. The decoder describes each pixel as a coin with P(1) = s, so take the logarithm of its probability, x log s + (1 − x) log(1 − s), and sum it.",
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.mean(tf.squaredDifference(x, tf.sigmoid(logits)), 1);
}
