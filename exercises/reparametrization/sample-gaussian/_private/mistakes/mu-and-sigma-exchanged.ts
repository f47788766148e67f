import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/the-trick#location-and-scale',
  explanation:
    'You computed μ ε + σ: the noise scales μ and σ shifts the result. μ is the location and σ the scale: z = μ + σ ε.',
};

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(tf.mul(mu, eps), tf.exp(tf.div(logVar, 2)));
}
