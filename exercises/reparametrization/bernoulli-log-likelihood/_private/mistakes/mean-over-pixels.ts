import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#sums-and-means',
  explanation:
    'Your values are too small by the number of pixels: the mean was taken over them. The pixels are independent, so their probabilities multiply and their logarithms add up; a mean would weigh the reconstruction too little against the KL term.',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.mean(tf.sub(tf.mul(logits, x), tf.softplus(logits)), 1);
}
