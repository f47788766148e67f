import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'value',
  lesson: 'reparametrization/the-trick#log-variance',
  explanation:
    'Your z spreads e^(logVar) where it should spread e^(logVar/2): it looks as if logVar was used for log σ. logVar is log σ², so σ = exp(logVar / 2).',
};

export function reparametrize(mu: tf.Tensor2D, logVar: tf.Tensor2D, eps: tf.Tensor2D): tf.Tensor2D {
  return tf.add(mu, tf.mul(tf.exp(logVar), eps));
}
