import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#pathwise',
  explanation:
    'Your gradients are the pathwise estimate, the mean of f′(z): right in expectation, but it needs the gradient of f, which a black box does not have. Here f gives values only; weigh them with the score, ∂ log p(z).',
};

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const [dMu, dSigma] = tf.grads((m, s) => tf.mean(f(tf.add(m, tf.mul(s, eps)))))([mu, sigma]);
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}
