import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-likelihood',
  explanation:
    "Your values are those of sigmoid(sigmoid(logits)): a sigmoid was applied before a formula that applies its own. A function that takes logits (softplus, logSigmoid, sigmoidCrossEntropy) wants the decoder's raw output.",
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  const loss = tf.losses.sigmoidCrossEntropy(x, tf.sigmoid(logits), 1, 0, tf.Reduction.NONE);
  return tf.neg(tf.sum(loss, 1));
}
