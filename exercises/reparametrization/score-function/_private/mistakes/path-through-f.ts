import type { Mistake } from '#grader/core/index.ts';
import * as tf from '@tensorflow/tfjs';

export const mistake: Mistake = {
  caughtBy: 'd-mu',
  lesson: 'reparametrization/two-estimators#one-path',
  explanation:
    'Your gradients hold a second term, f′(z) log p(z): z was a constant in log p, but f(z) was computed inside the differentiated function, so its path to μ and σ stayed open as well. Compute f(z) outside and pass its value in: in f(z) log p(z) only log p may be differentiated.',
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
  const fixed: tf.Tensor1D = tf.add(mu, tf.mul(sigma, eps));
  const surrogate = (m: tf.Tensor, s: tf.Tensor): tf.Scalar =>
    tf.mean(tf.mul(f(tf.add(m, tf.mul(s, eps))), logDensity(fixed, m, s)));
  const [dMu, dSigma] = tf.grads(surrogate)([mu, sigma]);
  return { dMu: dMu as tf.Scalar, dSigma: dSigma as tf.Scalar };
}
