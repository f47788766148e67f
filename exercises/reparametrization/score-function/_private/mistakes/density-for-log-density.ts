import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#score-function',
  explanation:
    'Your weights are the derivative of p(z), so each sample counts with its density twice: once because it was drawn from p, once more in the weight. ∂p = p ∂ log p, and the p is already in the drawing; weigh with ∂ log p(z) alone.',
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
  const value = tf.mul(f(z), tf.exp(logDensity(z, mu, sigma)));
  return {
    dMu: tf.mean(tf.mul(value, tf.div(eps, sigma))),
    dSigma: tf.mean(tf.mul(value, tf.div(tf.sub(tf.square(eps), 1), sigma))),
  };
}
