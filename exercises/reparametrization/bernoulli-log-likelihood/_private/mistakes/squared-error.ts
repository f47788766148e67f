import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-likelihood',
  explanation:
    'Your values are −Σ (x − s)², a squared error: that is (up to constants) the log-likelihood of a Gaussian pixel, not of a Bernoulli one. For a coin with P(1) = s it is x log s + (1 − x) log(1 − s).',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.neg(tf.sum(tf.squaredDifference(x, tf.sigmoid(logits)), 1));
}
