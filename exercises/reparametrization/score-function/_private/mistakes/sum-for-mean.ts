import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#mean-over-samples',
  explanation:
    'Your gradients grow with the number of samples: the terms were summed. The estimator stands for an expectation, so divide by the number of samples (tf.mean), or its size, and with it the learning rate, depends on how many you drew.',
};

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const value = f(tf.add(mu, tf.mul(sigma, eps)));
  return {
    dMu: tf.sum(tf.mul(value, tf.div(eps, sigma))),
    dSigma: tf.sum(tf.mul(value, tf.div(tf.sub(tf.square(eps), 1), sigma))),
  };
}
