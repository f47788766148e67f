import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#score-function',
  explanation:
    'Your gradients are too large or too small by exactly σ: the scores ε and ε² − 1 are those of σ = 1. The derivative of (z − μ) / σ brings one 1 / σ out: the scores are ε / σ and (ε² − 1) / σ.',
};

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const value = f(tf.add(mu, tf.mul(sigma, eps)));
  return {
    dMu: tf.mean(tf.mul(value, eps)),
    dSigma: tf.mean(tf.mul(value, tf.sub(tf.square(eps), 1))),
  };
}
