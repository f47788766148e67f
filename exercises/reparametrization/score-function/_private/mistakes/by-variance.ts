import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-sigma',
  lesson: 'reparametrization/two-estimators#score-function',
  explanation:
    'Your dMu is right, and your dSigma is the gradient by the variance σ², which is 1 / (2 σ) of what was asked for. Differentiate log p by σ, the standard deviation: (ε² − 1) / σ.',
};

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const value = f(tf.add(mu, tf.mul(sigma, eps)));
  return {
    dMu: tf.mean(tf.mul(value, tf.div(eps, sigma))),
    dSigma: tf.mean(tf.mul(value, tf.div(tf.sub(tf.square(eps), 1), tf.mul(2, tf.square(sigma))))),
  };
}
