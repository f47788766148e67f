import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#score-function',
  explanation:
    'Your gradients are divided by σ once too often: (z − μ) / σ² is the score, but ε in place of z − μ has one division in it already. With z − μ = σ ε, the scores are ε / σ and (ε² − 1) / σ.',
};

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const value = f(tf.add(mu, tf.mul(sigma, eps)));
  return {
    dMu: tf.mean(tf.mul(value, tf.div(eps, tf.square(sigma)))),
    dSigma: tf.mean(tf.mul(value, tf.div(tf.sub(tf.square(eps), 1), tf.square(sigma)))),
  };
}
