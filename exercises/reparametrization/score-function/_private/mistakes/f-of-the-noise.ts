import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#score-function',
  explanation:
    'Your f was asked at ε: those are draws from N(0, 1), and the answer no longer depends on where μ is. Ask f at the sample itself, z = μ + σ ε.',
};

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const value = f(eps);
  return {
    dMu: tf.mean(tf.mul(value, tf.div(eps, sigma))),
    dSigma: tf.mean(tf.mul(value, tf.div(tf.sub(tf.square(eps), 1), sigma))),
  };
}
