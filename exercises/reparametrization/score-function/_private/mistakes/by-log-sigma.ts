import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-sigma',
  lesson: 'reparametrization/two-estimators#score-function',
  explanation:
    'Your dMu is right, and your dSigma is off by a factor of σ: that is the gradient by log σ. By σ itself the score is (ε² − 1) / σ, with one more division by σ.',
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
    dSigma: tf.mean(tf.mul(value, tf.sub(tf.square(eps), 1))),
  };
}
