import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-sigma',
  lesson: 'reparametrization/two-estimators#score-function',
  explanation:
    'Your dMu is right, and your dSigma is the mean of f(z) ε² / σ: the −1 / σ is missing. It comes from −log σ, the part of log p that keeps the density normalised; without it a wider p always looks better: (ε² − 1) / σ.',
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
    dSigma: tf.mean(tf.mul(value, tf.div(tf.square(eps), sigma))),
  };
}
