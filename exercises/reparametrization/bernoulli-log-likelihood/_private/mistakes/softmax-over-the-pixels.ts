import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-likelihood',
  explanation:
    'Your values are those of a softmax over the pixels, as if exactly one pixel of an image were white. The pixels do not compete: each is a coin of its own, with a sigmoid of its own.',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(tf.mul(x, tf.logSoftmax(logits)), 1);
}
