import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#score-function',
  explanation:
    'Your gradients are the mean of f(z) log p(z): the weight is the logarithm of the density, where it should be its derivative. Differentiate log p(z) by μ and by σ with z held fixed, and weigh with that.',
};

/** log N(z; mu, sigma²) of each sample. */
const logDensity = (z: tf.Tensor, mu: tf.Tensor, sigma: tf.Tensor): tf.Tensor =>
  tf.sub(
    tf.mul(-0.5, tf.square(tf.div(tf.sub(z, mu), sigma))),
    tf.add(tf.log(sigma), 0.5 * Math.log(2 * Math.PI)),
  );

export function scoreFunctionGradient(
  f: (z: tf.Tensor1D) => tf.Tensor1D,
  mu: tf.Scalar,
  sigma: tf.Scalar,
  eps: tf.Tensor1D,
): { dMu: tf.Scalar; dSigma: tf.Scalar } {
  const z: tf.Tensor1D = tf.add(mu, tf.mul(sigma, eps));
  const estimate = tf.mean(tf.mul(f(z), logDensity(z, mu, sigma)));
  return { dMu: estimate as tf.Scalar, dSigma: estimate as tf.Scalar };
}
