import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#score-function',
  explanation:
    'Your gradients have the right size and the wrong sign: it looks as if you differentiated −log p, the loss of a likelihood, or added the minus of a descent step. The estimator is the mean of f(z) times +∂ log p(z); stepping against it is left to the optimizer.',
};

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const value = f(tf.add(mu, tf.mul(sigma, eps)));
  return {
    dMu: tf.neg(tf.mean(tf.mul(value, tf.div(eps, sigma)))),
    dSigma: tf.neg(tf.mean(tf.mul(value, tf.div(tf.sub(tf.square(eps), 1), sigma)))),
  };
}
