import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#score-function',
  explanation:
    'Both of your gradients are the mean of f(z): that estimates E[f(z)] itself, which does not say which way to move μ or σ. Weigh each f(z) with its score, ∂ log p(z), before you take the mean.',
};

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const value = f(tf.add(mu, tf.mul(sigma, eps)));
  return {
    dMu: tf.mean(value),
    dSigma: tf.mean(value),
  };
}
