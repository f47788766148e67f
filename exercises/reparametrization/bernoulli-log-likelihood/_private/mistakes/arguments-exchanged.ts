import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-likelihood',
  explanation:
    'Your values come out if x is taken for the logits and the logits for the image. Libraries differ in their order: tf.losses.sigmoidCrossEntropy wants the labels first and the logits second.',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const loss = tf.losses.sigmoidCrossEntropy(logits, x, 1, 0, tf.Reduction.NONE);
  return tf.neg(tf.sum(loss, 1));
}
