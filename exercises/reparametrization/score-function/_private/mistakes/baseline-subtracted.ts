import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#baseline',
  explanation:
    'Your gradients match an estimator whose f(z) has the mean over the same samples taken off. A baseline is a good way to less variance, but one taken from the same samples shrinks the estimate by (n − 1) / n, and this exercise asks for the plain estimator: use f(z) as it is.',
};

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const reward = f(tf.add(mu, tf.mul(sigma, eps)));
  const value = tf.sub(reward, tf.mean(reward));
  return {
    dMu: tf.mean(tf.mul(value, tf.div(eps, sigma))),
    dSigma: tf.mean(tf.mul(value, tf.div(tf.sub(tf.square(eps), 1), sigma))),
  };
}
