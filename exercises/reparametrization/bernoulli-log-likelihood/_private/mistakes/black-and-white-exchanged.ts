import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-likelihood',
  explanation:
    'Your values are those of the negative image: x weighs log(1 − s), and 1 − x weighs log s. The logit is that of white (1), so x goes with log s.',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.neg(tf.sum(tf.add(tf.mul(logits, x), tf.softplus(tf.neg(logits))), 1));
}
