import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/elbo#log-likelihood',
  explanation:
    'Your values are right for black and white pixels and off for grey ones: the image was rounded to 0 and 1. A grey level weighs both outcomes, x log s + (1 − x) log(1 − s); use x as it is.',
};

export function bernoulliLogLikelihood(logits: tf.Tensor2D, x: tf.Tensor2D): tf.Tensor1D {
  return tf.sum(tf.sub(tf.mul(logits, tf.round(x)), tf.softplus(logits)), 1);
}
