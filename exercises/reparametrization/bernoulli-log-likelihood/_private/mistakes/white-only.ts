import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-likelihood',
  explanation:
    'Your sum holds x log s only, so a black pixel costs nothing however white you predict it. Black is an outcome with a probability of its own: add (1 − x) log(1 − s).',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(tf.mul(x, tf.logSigmoid(logits)), 1);
}
